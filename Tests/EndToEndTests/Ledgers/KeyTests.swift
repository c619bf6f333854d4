import Documents
import Testing

/// The ledger's key over time, and what a lost key touched.
@Suite("Keys over time", .needsShop) struct KeyTests {
    private func keyID(_ shop: Shop) async throws -> String {
        let shown = try await shop.sluice(["keys", "show"])
        return String(
            try #require(shown.errors.firstRange(of: "key id ").map { shown.errors[$0.upperBound...] }).prefix(64))
    }

    /// Two approvals and a promotion under the first key, which is kept as `old.pub`.
    private func promotedShop() async throws -> Shop {
        let shop = try await Shop()
        try await shop.approvedLedger()
        try await shop.run().expect(.success)
        try shop.folder.write(try await shop.sluice(["keys", "show"]).output, to: "old.pub")
        return shop
    }

    private func rotate(_ shop: Shop, _ more: String...) async throws -> Outcome {
        try await shop.sluice(["keys", "rotate", "--ledger", Shop.ledger] + more)
    }

    /// How many signature lines the stored checkpoint has, asked with the system's tools.
    private func signatures(_ shop: Shop) async throws -> Int {
        try await shop.sluice(["ledger", "prove", Shop.release, "--ledger", Shop.ledger, "--into", "proof"]).expect(
            .success)
        let note = try shop.folder.files(below: "proof").map { try shop.folder.text("proof/\($0)") }
            .first { $0.contains("\n\n\u{2014} ") && !$0.hasPrefix("{") }
        return try #require(note).split(separator: "\n").count { $0.hasPrefix("\u{2014} ") }
    }

    @Test(arguments: ["ed25519", "p256"]) func rotated(algorithm: String) async throws {
        let shop = try await promotedShop()
        let first = try await keyID(shop)
        try await rotate(shop, "--algorithm", algorithm).expect(.success, saying: "signs from now on")
        let second = try await keyID(shop)
        #expect(first != second)
        try shop.folder.write(try await shop.sluice(["keys", "show"]).output, to: "new.pub")
        let entries = try await shop.entries()
        #expect(entries.first?["kind"]?.string == "key-rotated")
        // While the rotation is not finished both keys sign checkpoints, the new one alone entries.
        #expect(try await signatures(shop) == 2)
        try await shop.run(["--effective-time", "2030-01-01T00:00:00Z"]).expect(.success)
        #expect(try await signatures(shop) == 2)
        try await shop.verify().expect(.success)
        try await shop.verify(Shop.ledger, ["--key", "old.pub", "--key", "new.pub"]).expect(.success)
        // Each key alone knows only its own entries.
        try await shop.verify(Shop.ledger, ["--key", "old.pub"]).expect(.errored, saying: "of entry 6", "1 problems")
        try await shop.verify(Shop.ledger, ["--key", "new.pub"]).expect(.errored, saying: "of entry 0", "6 problems")
        try await rotate(shop).expect(.usage, saying: "--finish")
        try await shop.sluice(["keys", "rotate", "--finish"]).expect(.success, saying: first)
        try await shop.run(["--effective-time", "2031-01-01T00:00:00Z"]).expect(.success)
        #expect(try await signatures(shop) == 1)
        try await shop.verify().expect(.success)
        try await shop.sluice(["replay", "--everything", "--ledger", Shop.ledger]).expect(.success)
        #expect(shop.folder.files(below: "home/keys").sorted() == ["ledger.pem", "retired/\(first).pub"])
        try await shop.sluice(["keys", "rotate", "--finish"]).expect(.usage)
    }

    @Test func rotationWaitsForTheTrustPolicy() async throws {
        let shop = try await promotedShop()
        let pem = try shop.folder.text("old.pub").split(separator: "\n").map { "      \($0)\n" }.joined()
        try shop.replace("  gates:\n", by: "  ledgerKeys:\n    - |\n\(pem)  gates:\n", in: Shop.trust)
        let waiting = try await rotate(shop, "--trust", Shop.trust)
        waiting.expect(.pending, saying: "does not name the new key", "BEGIN PUBLIC KEY")
        #expect(try await shop.entries().first?["kind"]?.string == "decision")
        let next = waiting.output.split(separator: "\n").map { "      \($0)\n" }.joined()
        try shop.replace("  gates:\n", by: "    - |\n\(next)  gates:\n", in: Shop.trust)
        try await rotate(shop, "--trust", Shop.trust).expect(.success)
        try await shop.verify(Shop.ledger, ["--trust", Shop.trust]).expect(.success)
    }

    @Test func interruptedRotationGoesOn() async throws {
        let shop = try await promotedShop()
        try shop.folder.copy("home/keys/ledger.pem", to: "old.pem")
        try await rotate(shop).expect(.success)
        // As if it had died before the new key came into its place.
        try await shop.shell("mv home/keys/ledger.pem home/keys/ledger.next.pem && cp -p old.pem home/keys/ledger.pem")
        try await shop.run(["--effective-time", "2030-01-01T00:00:00Z"]).expect(.success)
        try await rotate(shop).expect(.success, saying: "has the rotation already")
        #expect(try await shop.entries().compactMap { $0["kind"]?.string }.filter { $0 == "key-rotated" }.count == 1)
        try await shop.verify().expect(.success)
    }

    @Test func compromisedLedgerKey() async throws {
        let shop = try await promotedShop()
        let first = try await keyID(shop)
        let compromised = [
            "keys", "compromised", first, "--since", "2020-01-01T00:00:00Z", "--reason", "stolen", "--ledger",
            Shop.ledger,
        ]
        try await shop.sluice(compromised).expect(.usage, saying: "sluice keys rotate")
        try await rotate(shop).expect(.success)
        let listed = try await shop.sluice(compromised + ["--json"])
        listed.expect(.success)
        let entries = try listed.json()["entries"]?.array ?? []
        #expect(entries.compactMap { $0["entry"]?.integer } == Array(0...5))
        #expect(entries.allSatisfy { $0["touch"]?.string == "signed" })
        try await shop.verify().expect(
            .errored, saying: "ledger.key-compromised: entries.envelope of entry 0", "of entry 5", "6 problems")
        // Nothing before the moment is touched, and the operator's own list counts as well.
        let other = try await promotedShop()
        let otherID = try await keyID(other)
        try await other.verify(Shop.ledger, ["--compromised", "\(otherID)=2020-01-01T00:00:00Z"]).expect(
            .errored, saying: "5 problems")
        try await other.verify(Shop.ledger, ["--compromised", "\(otherID)=2999-01-01T00:00:00Z"]).expect(.success)
        try await other.verify(Shop.ledger, ["--compromised", "nonsense"]).expect(.usage)
    }

    @Test func compromisedPersonsKey() async throws {
        let shop = try await promotedShop()
        let line = try await shop.tool("ssh-keygen", ["-l", "-f", "keys/alice.pub"]).output
        let fingerprint = String(line.split(separator: " ")[1])
        let arguments = [
            "keys", "revoke", fingerprint, "--since", "2020-01-01T00:00:00Z", "--reason", "lost laptop", "--ledger",
            Shop.ledger,
        ]
        try await shop.sluice(arguments + ["--dry-run"]).expect(
            .success, saying: "touched 1 decisions, 1 signed acts and 0 other entries", "approval  acme",
            "relies on what the key signed")
        try await shop.verify().expect(.success)
        try await shop.sluice(arguments).expect(.success, saying: "touched 1 decisions, 1 signed acts")
        #expect(try await shop.entries().first?["kind"]?.string == "key-compromised")
        try await shop.verify().expect(
            .errored, saying: "signed by the person's key \(fingerprint), compromised since 2020-01-01T00:00:00Z",
            "1 problems")
        try await shop.sluice(
            ["keys", "revoke", "abcdefgh", "--since", "2020-01-01T00:00:00Z", "--reason", "x", "--ledger", Shop.ledger]
        ).expect(.usage)
    }
}
