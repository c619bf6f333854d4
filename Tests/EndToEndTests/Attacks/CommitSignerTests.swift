import Testing

/// Where trust asks for signed commits, only its signers' commits judge.
@Suite("Commit signers", .needsShop) struct CommitSignerTests {
    private func signedShop(by person: String?) async throws -> Shop {
        let shop = try await Shop()
        let line = try shop.key("alice").split(separator: " ").prefix(2).joined(separator: " ")
        try shop.replace(
            "      waiverRoles:", by: "      commitSigners: ['alice@acme.example \(line)']\n      waiverRoles:",
            in: Shop.trust)
        let signing = person.map { "-c gpg.format=ssh -c user.signingkey=../keys/\($0).pub" } ?? ""
        let flag = person == nil ? "" : "-S"
        // The commit brings its own list of signers, which nobody reads.
        try shop.folder.write("mallory@acme.example \(try shop.key("mallory"))\n", to: "repository/.allowed_signers")
        try await shop.shell(
            "cd repository && git add -A && git \(signing) commit -q \(flag) -m 'Add signers'")
        try await shop.makeLedger()
        return shop
    }

    @Test func trustedSigner() async throws {
        let shop = try await signedShop(by: "alice")
        try await shop.run().expect(.pending)
    }

    @Test(arguments: [nil, "mallory"]) func othersAreRefused(person: String?) async throws {
        let shop = try await signedShop(by: person)
        let run = try await shop.run()
        run.expect(.usage, saying: "trust.yaml:")
        #expect(try await shop.entries().isEmpty)
    }
}
