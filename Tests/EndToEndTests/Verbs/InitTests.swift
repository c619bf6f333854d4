import Testing

/// A fresh repository from `sluice init` to its first decision.
@Suite("Beginning", .needsShop) struct InitTests {
    @Test func initThenRun() async throws {
        let shop = try await Shop()
        try await shop.shell("mkdir fresh && cd fresh && git init -q -b main && git commit -q --allow-empty -m first")
        let made = try await shop.sluice(
            ["init", "--project", "acme", "--public-key", "../keys/alice.pub"], in: "fresh")
        made.expect(.success, saying: "wrote pipelines/production.yaml", "made the ledger")
        try await shop.shell("cd fresh && git add -A && git commit -q -m 'Add the gate'")
        try await shop.sluice(["validate"], in: "fresh").expect(.success)
        let ledger = "sqlite:\(shop.folder.file("home/ledger.db"))"
        let run = try await shop.sluice(
            ["run", "--release", "../\(Shop.releaseFile)", "--environment", "production", "--ledger", ledger],
            in: "fresh")
        run.expect(.pending, saying: "1 more approval by release-manager")
        try await shop.sluice(
            [
                "approve", Shop.release, "--environment", "production", "--role", "release-manager", "--key",
                "../keys/alice", "--ledger", ledger,
            ], in: "fresh"
        ).expect(.success)
        let unmapped = try await shop.sluice(
            ["run", "--release", "../\(Shop.releaseFile)", "--environment", "production", "--ledger", ledger],
            in: "fresh")
        // Nobody in the starting roles is the author dave, so anybody might be: nobody's approval counts.
        unmapped.expect(.pending, saying: "dave@acme.example")
        try await shop.verify(ledger).expect(.success)
    }

    @Test func initLeavesWhatIsThere() async throws {
        let shop = try await Shop()
        try await shop.sluice(["init", "--project", "acme"], in: "repository").expect(.success)
        #expect(try shop.folder.text("repository/pipelines/production.yaml") == ShopFiles.pipeline)
        let trust = try shop.folder.text("home/trust.yaml")
        try await shop.sluice(["init", "--project", "other"], in: "repository").expect(.success, saying: "left ")
        #expect(try shop.folder.text("home/trust.yaml") == trust)
    }

    @Test func initOutsideARepositorySaysSo() async throws {
        let shop = try await Shop()
        try await shop.sluice(["init", "--project", "acme"]).expect(.usage, saying: "git repository")
        #expect(!shop.folder.exists("home/trust.yaml"))
    }

    @Test func runWithoutTrustSaysHowToMakeOne() async throws {
        let shop = try await Shop()
        try await shop.makeLedger()
        let run = try await shop.sluice(
            ["run", "--release", Shop.releaseFile, "--environment", "production", "--ledger", Shop.ledger])
        run.expect(.usage, saying: "there is no trust policy", "sluice init")
    }
}
