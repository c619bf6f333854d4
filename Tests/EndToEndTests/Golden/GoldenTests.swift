import Documents
import Testing

/// Ledgers of every released version under the newest engine.
@Suite("Golden ledgers", .needs("tar")) struct GoldenTests {
    @Test func thereAreSome() {
        #expect(GoldenLedger.all.map(\.testDescription).filter { $0.hasPrefix("0.1.0/") }.count == 3)
    }

    @Test(arguments: GoldenLedger.all)
    func verifiesAndReplaysToTheByte(_ golden: GoldenLedger) async throws {
        let opened = try await golden.opened()
        try await opened.sluice(["ledger", "verify", "--ledger", OpenedGolden.ledger, "--key", "ledger.pub"]).expect(
            .success)
        let decisions = try opened.decisions()
        #expect(!decisions.isEmpty)
        for release in Set(decisions.compactMap { $0["release_digest"]?.string }) {
            let replay = try await opened.sluice([
                "replay", release, "--all", "--ledger", OpenedGolden.ledger, "--key", "ledger.pub",
            ])
            replay.expect(.success)
            for decision in decisions where decision["release_digest"]?.string == release {
                let index = try #require(decision["index"]?.integer)
                let verdict = try #require(decision["verdict"]?.string)
                let digest = try #require(decision["input_digest"]?.string)
                #expect(replay.output.contains("entry \(index): \(verdict) – identical, input digest \(digest)\n"))
            }
        }
    }

    @Test(arguments: GoldenLedger.all)
    func replaysAsAWhole(_ golden: GoldenLedger) async throws {
        let opened = try await golden.opened()
        let count = try opened.decisions().count
        try await opened.sluice([
            "replay", "--everything", "--ledger", OpenedGolden.ledger, "--key", "ledger.pub",
        ]).expect(.success, saying: "\(count) decisions: \(count) identical, 0 different, 0 that can't be derived")
    }

    /// The key under test never comes from the ledger: another one fails.
    @Test func anotherKeyVerifiesNothing() async throws {
        let golden = try #require(GoldenLedger.all.first)
        let opened = try await golden.opened()
        try await opened.tool("openssl", ["genpkey", "-algorithm", "ed25519", "-out", "other.pem"])
        try await opened.tool("openssl", ["pkey", "-in", "other.pem", "-pubout", "-out", "other.pub"])
        let verified = try await opened.sluice([
            "ledger", "verify", "--ledger", OpenedGolden.ledger, "--key", "other.pub",
        ])
        verified.expect(.errored)
    }

    @Test func changedEvidenceIsNamed() async throws {
        let golden = try #require(GoldenLedger.all.first { $0.name == "shop" })
        let opened = try await golden.opened()
        let decision = try #require(opened.decisions().first)
        let release = try #require(decision["release_digest"]?.string)
        let boms = opened.folder.files(below: "ledger.db.evidence").map { "ledger.db.evidence/\($0)" }.filter {
            (try? opened.folder.text($0))?.hasPrefix("{\"bomFormat\"") == true
        }
        #expect(!boms.isEmpty)
        for file in boms {
            var bytes = try opened.folder.bytes(file)
            bytes[bytes.count / 2] ^= 1
            try opened.folder.remove(file)
            try opened.folder.write(bytes, to: file)
        }
        let replay = try await opened.sluice([
            "replay", release, "--ledger", OpenedGolden.ledger, "--key", "ledger.pub",
        ])
        replay.expect(.incomplete)
        #expect(boms.contains { replay.errors.contains($0.suffix(64)) }, "\(replay.text)")
    }
}
