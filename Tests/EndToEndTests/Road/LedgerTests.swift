import Testing

/// Where the ledger of a run comes from: never from the run.
@Suite("A ledger for a run", .needsShop) struct LedgerTests {
    @Test func runWithoutLedgerSaysHowToMakeOne() async throws {
        let shop = try await Shop()
        let outcome = try await shop.sluice(
            ["run", "--release", Shop.releaseFile, "--environment", "production", "--trust", Shop.trust])
        outcome.expect(.usage, saying: "a run needs a ledger", "sluice ledger init --ledger sqlite:PATH")
    }

    @Test func runNeverMakesALedger() async throws {
        let shop = try await Shop()
        try await shop.run().expect(
            .usage, saying: "there is no ledger at sqlite:ledger.db", "sluice ledger init --ledger sqlite:ledger.db")
        #expect(shop.folder.files(below: "").allSatisfy { !$0.hasPrefix("ledger.db") && !$0.hasPrefix("home/") })
    }

    @Test func initRefusesALedgerThatIsThere() async throws {
        let shop = try await Shop()
        try await shop.makeLedger()
        let before = try shop.folder.bytes("ledger.db")
        try await shop.sluice(["ledger", "init", "--ledger", Shop.ledger]).expect(
            .usage, saying: "there is a ledger at sqlite:ledger.db already")
        #expect(try shop.folder.bytes("ledger.db") == before)
    }

    @Test func firstInitMakesAKeyWithANoticeAndKeepsIt() async throws {
        let shop = try await Shop()
        let first = try await shop.sluice(["ledger", "init", "--ledger", "sqlite:a.db"])
        first.expect(.success, saying: "made a new ledger key: ")
        let second = try await shop.sluice(["ledger", "init", "--ledger", "sqlite:deep/folder/b.db"])
        second.expect(.success)
        second.expect(silentAbout: "made a new ledger key")
        let mode = try await shop.tool("stat", ["-c", "%a", "home/keys/ledger.pem"]).output
        #expect(mode == "600\n")
    }

    @Test func dryRunRecordsNothing() async throws {
        let shop = try await Shop()
        try await shop.makeLedger()
        let before = try shop.folder.bytes("ledger.db")
        try await shop.run(["--dry-run"]).expect(.pending)
        #expect(try shop.folder.bytes("ledger.db") == before)
        let without = try await shop.sluice(
            ["run", "--release", Shop.releaseFile, "--environment", "production", "--trust", Shop.trust, "--dry-run"])
        without.expect(.pending)
    }

    @Test func workTreeRunIsADryRun() async throws {
        let shop = try await Shop()
        try await shop.makeLedger()
        try shop.replace("count: 2", by: "count: 1", in: "repository/pipelines/production.yaml")
        let before = try shop.folder.bytes("ledger.db")
        let outcome = try await shop.sluice(
            [
                "run", "--release", "../release/release.yaml", "--environment", "production", "--trust",
                "../operator/trust.yaml", "--ledger", "sqlite:../ledger.db", "--work-tree",
            ], in: "repository")
        outcome.expect(.pending, saying: "1 more approval by release-manager")
        #expect(try shop.folder.bytes("ledger.db") == before)
    }

    @Test func notALedgerIsRefused() async throws {
        let shop = try await Shop()
        try await shop.makeLedger("sqlite:other.db")
        try shop.folder.write("hello, I am no ledger, just a text of some length\n", to: "ledger.db")
        try await shop.run().expect(.errored)
        try await shop.verify().expect(.errored)
        try await shop.shell("rm ledger.db; sqlite3 ledger.db 'CREATE TABLE t(x)'")
        try await shop.run().expect(.errored, saying: "ledger.")
        try await shop.verify().expect(.errored, saying: "ledger.")
    }

    @Test func nothingTemporaryIsLeftBehind() async throws {
        let shop = try await Shop()
        try shop.folder.makeFolder("temporary")
        let place = ["TMPDIR": shop.folder.file("temporary")]
        try await shop.makeLedger(with: place)
        try await shop.run(with: place).expect(.pending)
        try await shop.act("approve", by: "alice", with: place).expect(.success)
        let left = try await shop.shell("find temporary -mindepth 1")
        #expect(left.output.isEmpty)
    }

    @Test func wrongURLIsUsage() async throws {
        let shop = try await Shop()
        try await shop.run(ledger: "ledger.db").expect(.usage, saying: "'ledger.db'", "sqlite:PATH")
    }
}
