import Testing

/// The release document a CI job makes.
@Suite("Making releases", .needsShop) struct ReleaseCreateTests {
    /// What `release create` needs besides its target, from a folder of the shop.
    private func create(_ shop: Shop, from folder: String, to target: String, material: String) async throws -> Outcome
    {
        try await shop.sluice(
            [
                "release", "create", "--project", "acme", "--name", "shop", "--version", "1.0.0", "--image",
                "shop=registry.acme.example/shop@\(ShopFiles.imageDigest)", "--sbom", "shop=\(material)/sbom.json",
                "--manifests", "objects=\(material)/objects.yaml", "--signature", "objects=\(material)/objects.sig",
                "--source", "\(shop.folder.file("repository"))@refs/heads/main", "--created-by", "dave@acme.example",
                "--to", target,
            ], in: folder)
    }

    /// From each folder the document finds its material, wherever it is written.
    @Test(arguments: [
        (".", "made.yaml", "release"), (".", "release/made.yaml", "release"), (".", "deep/er/made.yaml", "release"),
        ("release", "made.yaml", "."), ("release", "../operator/made.yaml", "."),
        ("release", "ABSOLUTE/made.yaml", "."),
        ("operator", "made.yaml", "../release"), ("operator", "../keys/made.yaml", "../release"),
        (".", "made.yaml", "ABSOLUTE/release"), (".", "./release/../made.yaml", "./release"),
    ])
    func pathsAreSeenFromTheDocument(folder: String, target: String, material: String) async throws {
        let shop = try await Shop()
        try shop.folder.makeFolder("deep/er")
        func absolute(_ path: String) -> String { path.replacing("ABSOLUTE", with: shop.folder.path) }
        try await create(shop, from: folder, to: absolute(target), material: absolute(material)).expect(.success)
        let made = target.hasPrefix("ABSOLUTE") ? absolute(target) : shop.folder.file("\(folder)/\(target)")
        try await shop.makeLedger()
        try await shop.run(release: made).expect(.pending, saying: "2 more approvals")
    }

    @Test func imageNeedsADigest() async throws {
        let shop = try await Shop()
        try await shop.sluice([
            "release", "create", "--project", "acme", "--name", "shop", "--version", "1", "--image",
            "shop=registry.acme.example/shop:latest", "--to", "made.yaml",
        ]).expect(.usage, saying: "has no digest")
        #expect(!shop.folder.exists("made.yaml"))
    }

    @Test func nothingIsNoRelease() async throws {
        let shop = try await Shop()
        try await shop.sluice([
            "release", "create", "--project", "acme", "--name", "shop", "--version", "1", "--to", "made.yaml",
        ]).expect(.usage, saying: "at least one artifact")
        #expect(!shop.folder.exists("made.yaml"))
    }

    @Test func creatorComesFromTheCI() async throws {
        let shop = try await Shop()
        let arguments = [
            "release", "create", "--project", "acme", "--name", "shop", "--version", "1", "--file",
            "notes=release/objects.yaml", "--to", "made.yaml",
        ]
        try await shop.sluice(arguments, with: ["GITHUB_ACTOR": "octocat"]).expect(.success)
        #expect(try shop.folder.text("made.yaml").contains("createdBy: \"octocat\""))
        try await shop.sluice(arguments, with: ["GITLAB_USER_EMAIL": "dave@acme.example"]).expect(.success)
        #expect(try shop.folder.text("made.yaml").contains("createdBy: \"dave@acme.example\""))
    }
}
