import Documents
import Testing

/// Nobody has to trust us: the tools everybody has check what we signed.
@Suite("Checked by openssl and ssh-keygen", .needsShop) struct OutsideToolsTests {
    private func decision(by algorithm: String) async throws -> Shop {
        let shop = try await Shop()
        try await shop.sluice(["keys", "make", "--algorithm", algorithm]).expect(.success)
        try await shop.approvedLedger()
        try await shop.run().expect(.success)
        try await shop.sluice(["ledger", "prove", Shop.release, "--ledger", Shop.ledger, "--into", "proof"]).expect(
            .success)
        return shop
    }

    @Test func opensslChecksADecisionSignedByEd25519() async throws {
        let shop = try await decision(by: "ed25519")
        let command =
            "cd proof && openssl pkeyutl -verify -pubin -inkey ledger.pem -rawin -in pae.bin -sigfile signature.bin"
        #expect(try await shop.shell(command).output.contains("Signature Verified Successfully"))
        try await shop.shell("printf x >>proof/pae.bin")
        await #expect(throws: Child.Failure.self) { try await shop.shell(command) }
    }

    @Test func auditorWithThePublicKeyAloneGetsTheSameProof() async throws {
        let shop = try await decision(by: "ed25519")
        try await shop.shell("openssl pkey -in home/keys/ledger.pem -pubout -out first.pub")
        let auditor = ["SLUICE_HOME": shop.folder.file("home-of-an-auditor")]
        try await shop.sluice(["keys", "make"], with: auditor).expect(.success)
        try await shop.sluice(
            ["ledger", "prove", Shop.release, "--ledger", Shop.ledger, "--key", "first.pub", "--into", "again"],
            with: auditor
        ).expect(.success)
        try await shop.shell("diff -r proof again")
    }

    @Test func opensslChecksADecisionSignedByP256() async throws {
        let shop = try await decision(by: "p256")
        let command = "cd proof && openssl dgst -sha256 -verify ledger.pem -signature signature.bin pae.bin"
        #expect(try await shop.shell(command).output.contains("Verified OK"))
        try await shop.shell("printf x >>proof/pae.bin")
        await #expect(throws: Child.Failure.self) { try await shop.shell(command) }
        try await shop.verify().expect(.success)
    }

    @Test func theBytesCheckedAreTheStatement() async throws {
        let shop = try await decision(by: "ed25519")
        let statement = try shop.folder.text("proof/statement.json")
        let type = "application/vnd.in-toto+json"
        let expected = "DSSEv1 \(type.utf8.count) \(type) \(statement.utf8.count) \(statement)"
        #expect(try shop.folder.text("proof/pae.bin") == expected)
        let value = try JSONReader.value(Array(statement.utf8))
        #expect(value["predicateType"]?.string == "https://slsa.dev/verification_summary/v1")
        #expect(value["predicate"]?["verificationResult"]?.string == "PASSED")
        let subjects = value["subject"]?.array ?? []
        #expect(subjects.contains { "sha256:" + ($0["digest"]?["sha256"]?.string ?? "") == ShopFiles.imageDigest })
        let envelope = try JSONReader.value(try shop.folder.bytes("proof/envelope.json"))
        #expect(envelope["payloadType"]?.string == type)
    }

    @Test func whatIsNotPromotedNeverLooksLikeASummary() async throws {
        let shop = try await decision(by: "ed25519")
        try await shop.sluice(["ledger", "prove", "1", "--ledger", Shop.ledger, "--into", "pending"]).expect(.success)
        let value = try JSONReader.value(try shop.folder.bytes("pending/statement.json"))
        #expect(value["predicateType"]?.string == "urn:sluice:decision:v1")
        let text = try shop.folder.text("pending/statement.json")
        #expect(!text.contains("slsa.dev") && !text.contains("PASSED"))
    }

    /// Entry 4 of 5: its only neighbour is the tree of the four before (RFC 6962, section 2.1.1).
    @Test func opensslFollowsTheInclusionProof() async throws {
        let shop = try await decision(by: "ed25519")
        let proof = try JSONReader.value(try shop.folder.bytes("proof/proof.json"))
        #expect(proof["index"]?.integer == 4 && proof["treeSize"]?.integer == 5)
        let hashes = (proof["hashes"]?.array ?? []).compactMap(\.string)
        try #require(hashes.count == 1)
        let root = try await shop.shell(
            """
            set -e
            hash() { openssl dgst -sha256 -binary; }
            { printf '\\0'; cat proof/envelope.json; } | hash >leaf
            { printf '\\1'; echo '\(hashes[0])' | openssl base64 -d; cat leaf; } | hash | openssl base64 -A
            """
        ).output
        let checkpoint = try shop.folder.text("proof/checkpoint.txt").split(separator: "\n")
        #expect(checkpoint.dropFirst().prefix(2) == ["5", root[...]])
    }

    @Test func sshKeygenChecksAnApproval() async throws {
        let shop = try await decision(by: "ed25519")
        let entries = try await shop.entries()
        let approval = try #require(entries.first { $0["kind"]?.string == "approval" }?["index"]?.integer)
        try await shop.sluice(["ledger", "prove", "\(approval)", "--ledger", Shop.ledger, "--into", "act"]).expect(
            .success)
        try shop.folder.write("bob@acme.example \(try shop.key("bob"))\n", to: "allowed")
        let command =
            "ssh-keygen -Y verify -f allowed -I bob@acme.example -n sluice.approval.v1 -s act/act.json.sig <act/act.json"
        #expect(try await shop.shell(command).output.contains("Good \"sluice.approval.v1\" signature"))
        let act = try JSONReader.value(try shop.folder.bytes("act/act.json"))
        #expect(act["type"]?.string == "sluice.approval.v1" && act["verdict"]?.string == "approve")
        try await shop.shell("sed -i s/production/staging000/ act/act.json")
        await #expect(throws: Child.Failure.self) { try await shop.shell(command) }
    }
}
