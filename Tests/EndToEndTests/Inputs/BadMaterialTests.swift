import Testing

/// Material that is missing, unreadable or another than was released: never a pass.
@Suite("Bad material", .needsShop) struct BadMaterialTests {
    /// Judges the release after something was done to its material; both people have approved all the same.
    private func judge(_ prepare: (Shop) async throws -> Void) async throws -> Outcome {
        let shop = try await Shop()
        try await shop.approvedLedger()
        try await prepare(shop)
        let run = try await shop.run()
        #expect(run.code != 0, "\(run.text)")
        try await shop.verify().expect(.success)
        return run
    }

    /// The release again with the digests of changed files, so that only their content is wrong.
    private func judgeReleased(_ prepare: @escaping @Sendable (Shop) async throws -> Void) async throws -> Outcome {
        try await judge { shop in
            try await prepare(shop)
            try await shop.createRelease()
        }
    }

    @Test(arguments: ["sbom.json", "objects.yaml", "objects.sig"]) func missingFile(name: String) async throws {
        let run = try await judge { try $0.folder.remove("release/\(name)") }
        run.expect(.errored, saying: name)
    }

    @Test(arguments: ["sbom.json", "objects.yaml", "objects.sig"]) func fileOfAnotherDigest(name: String) async throws {
        let run = try await judge {
            try $0.folder.write(try $0.folder.text("release/\(name)") + " ", to: "release/\(name)")
        }
        run.expect(.errored, saying: "digest")
    }

    @Test(arguments: [
        "", "not json", "{}", "[]", "{\"bomFormat\":\"CycloneDX\"}",
        "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"0.1\"}",
        "{\"spdxVersion\":\"SPDX-9.9\"}", "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.5\",\"components\":7}",
        "<bom xmlns='http://cyclonedx.org/schema/bom/1.5'/>",
    ])
    func unreadableSBOM(text: String) async throws {
        let run = try await judgeReleased { try $0.folder.write(text, to: "release/sbom.json") }
        run.expect(.errored, saying: "sbom")
    }

    @Test func emptySBOMExaminedNothing() async throws {
        let run = try await judgeReleased {
            try $0.folder.write(
                "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.5\",\"components\":[]}", to: "release/sbom.json")
        }
        run.expect(.incomplete, saying: "empty-sbom")
    }

    @Test func componentsThatCanNotBeJudged() async throws {
        let run = try await judgeReleased {
            try $0.folder.write(
                ShopFiles.sbom().replacing("pkg:pypi/idna@3.7", with: "pkg:generic/idna@3.7"), to: "release/sbom.json")
        }
        run.expect(.incomplete)
    }

    @Test func missingAdvisories() async throws {
        let run = try await judge { try $0.folder.remove("operator/advisories") }
        run.expect(.errored, saying: "advisories")
    }

    @Test func emptyAdvisories() async throws {
        let run = try await judge {
            try $0.folder.remove("operator/advisories")
            try $0.folder.makeFolder("operator/advisories")
        }
        run.expect(.errored, saying: "advisories")
    }

    @Test(arguments: ["not json", "{}", "{\"id\":7}"]) func advisoriesThatAreNone(text: String) async throws {
        let run = try await judge {
            for name in ShopFiles.advisories.keys { try $0.folder.write(text, to: "operator/advisories/\(name)") }
        }
        run.expect(.errored, saying: "advisories")
    }

    @Test(arguments: ["", "no base64 !", "AAAA"]) func unreadableSignature(text: String) async throws {
        let run = try await judgeReleased { try $0.folder.write(text, to: "release/objects.sig") }
        #expect([1, 2].contains(run.code), "\(run.text)")
        run.expect(run.code == 1 ? .errored : .rejected, saying: "signature")
    }

    @Test func signatureByAnotherKey() async throws {
        let run = try await judgeReleased { shop in
            try await shop.shell("openssl ecparam -name prime256v1 -genkey -noout -out keys/other.pem")
            try await shop.sign("release/objects.yaml", to: "release/objects.sig", with: "keys/other.pem")
        }
        run.expect(.rejected, saying: "signature/invalid")
    }

    @Test func releaseWithoutSignature() async throws {
        let run = try await judge { shop in
            let text = try shop.folder.text(Shop.releaseFile)
            let start = try #require(text.ranges(of: "    - name: \"objects-signature\"").first?.lowerBound)
            try shop.folder.write(String(text[..<start]), to: Shop.releaseFile)
        }
        run.expect(.rejected, saying: "signature/missing")
    }

    @Test(arguments: ["kind: [", "a: 1\na: 2\n", "just text", "apiVersion: v1\nkind: Pod\n", "\u{0}"])
    func unreadableObjects(text: String) async throws {
        let run = try await judgeReleased { shop in
            try shop.folder.write(text, to: "release/objects.yaml")
            try await shop.sign("release/objects.yaml", to: "release/objects.sig")
        }
        #expect([1, 2, 4].contains(run.code), "\(run.text)")
    }

    @Test func noObjectsExaminedNothing() async throws {
        let run = try await judgeReleased { shop in
            try shop.folder.write("# nothing\n", to: "release/objects.yaml")
            try await shop.sign("release/objects.yaml", to: "release/objects.sig")
        }
        run.expect(.incomplete)
    }

    @Test func missingVerificationKey() async throws {
        let run = try await judge { try $0.folder.remove("operator/release.pub") }
        run.expect(.errored, saying: "release.pub")
    }

    @Test func erroredRunLeavesNoDecision() async throws {
        let shop = try await Shop()
        try await shop.makeLedger()
        try shop.folder.remove("release/sbom.json")
        try await shop.run().expect(.errored)
        #expect(try await shop.entries().isEmpty)
        try shop.folder.write(ShopFiles.sbom(), to: "release/sbom.json")
        try await shop.run().expect(.pending)
    }
}
