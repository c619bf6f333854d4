import Testing

/// Material made to harm the gate: it says what is wrong and neither crashes nor lets it pass.
@Suite("Hostile material", .needsShop) struct HostileMaterialTests {
    private func judge(_ prepare: (Shop) async throws -> Void) async throws -> Outcome {
        let shop = try await Shop()
        try await prepare(shop)
        try await shop.sign("release/objects.yaml", to: "release/objects.sig")
        try await shop.createRelease()
        try await shop.makeLedger()
        let run = try await shop.run()
        #expect([1, 2, 4, 64].contains(run.code), "\(run.text)")
        #expect(!run.text.contains("\u{1B}"), "an escape sequence reached the terminal")
        try await shop.verify().expect(.success)
        return run
    }

    @Test(arguments: ["[", "{\"a\":"]) func deepSBOM(opening: String) async throws {
        try await judge { try $0.folder.write(String(repeating: opening, count: 200_000), to: "release/sbom.json") }
            .expect(.errored, saying: "sbom")
    }

    @Test func numbersAndKeysOfAnySize() async throws {
        let text = ShopFiles.sbom().replacing(
            "\"version\":1,", with: "\"version\":1e99999,\"serialNumber\":\(String(repeating: "9", count: 100_000)),")
        _ = try await judge {
            try $0.folder.write(text.replacing("3.7", with: "99999999999999999999999999.9"), to: "release/sbom.json")
        }
    }

    @Test func sbomThatIsNotUTF8() async throws {
        let bytes = Array(ShopFiles.sbom().utf8).map { $0 == UInt8(ascii: "q") ? 0xff : $0 }
        try await judge { try $0.folder.write(bytes, to: "release/sbom.json") }.expect(.errored, saying: "sbom")
    }

    @Test func aliasesThatMultiply() async throws {
        var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
        for level in 1...12 {
            let alias = "*a\(level - 1)"
            text += "a\(level): &a\(level) [\(Array(repeating: alias, count: 9).joined(separator: ", "))]\n"
        }
        let bomb = text
        try await judge { try $0.folder.write(bomb, to: "release/objects.yaml") }.expect(.errored, saying: "objects")
    }

    @Test func deepObjects() async throws {
        _ = try await judge {
            try $0.folder.write("a: " + String(repeating: "[", count: 100_000), to: "release/objects.yaml")
        }
    }

    @Test func archiveThatGrows() async throws {
        try await judge { shop in
            try await shop.shell(
                """
                rm -r operator/advisories
                head -c 300000000 /dev/zero | gzip -1 >operator/advisories
                """)
        }.expect(.errored, saying: "advisories")
    }

    @Test func escapeSequencesInNames() async throws {
        let name = "\\u001b[2Jshop\\u0007\\u202e"
        let run = try await judge {
            try $0.folder.write(
                ShopFiles.sbom(requests: "2.31.0").replacing("\"name\":\"requests\"", with: "\"name\":\"\(name)\""),
                to: "release/sbom.json")
        }
        run.expect(.rejected, saying: "TEST-2026-1")
        #expect(!run.text.contains("\u{202E}") && !run.text.contains("\u{7}"))
    }

    @Test func sbomOfAnotherImage() async throws {
        let other = String(repeating: "ab", count: 32)
        try await judge {
            try $0.folder.write(
                ShopFiles.sbom().replacing(
                    "\"version\":\"1.0.0\"}",
                    with: "\"version\":\"1.0.0\",\"hashes\":[{\"alg\":\"SHA-256\",\"content\":\"\(other)\"}]}"),
                to: "release/sbom.json")
        }.expect(.errored, saying: other)
    }

    @Test func releaseThatIsAPipeOrADevice() async throws {
        let shop = try await Shop()
        try await shop.makeLedger()
        try await shop.run(release: "/dev/zero").expect(.usage, saying: "/dev/zero")
        try shop.replace("path: \"sbom.json\"", by: "path: \"/dev/zero\"", in: Shop.releaseFile)
        try await shop.run().expect(.errored, saying: "/dev/zero")
    }
}
