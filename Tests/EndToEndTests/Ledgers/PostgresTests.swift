import Testing

/// The whole road with the ledger and its evidence in a PostgreSQL server.
@Suite("A ledger in PostgreSQL", .needsShop, .needsPostgres) struct PostgresTests {
    private func expectNoPassword(_ outcome: Outcome) {
        #expect(!outcome.text.contains(PostgresCluster.password), "\(outcome.command)")
    }

    @Test func releaseIsPromotedVerifiedProvedReplayedAndCopied() async throws {
        let (shop, server) = (try await Shop(), try await PostgresCluster())
        let password = ["PGPASSWORD": PostgresCluster.password]
        try await shop.makeLedger(server.secretURL)
        let again = try await shop.sluice(["ledger", "init", "--ledger", server.secretURL])
        again.expect(.usage, saying: "there is a ledger at \(server.url) already")
        expectNoPassword(again)
        // A run makes no ledger in a database that has none.
        try await server.sql("CREATE DATABASE empty")
        let without = try await shop.run(ledger: String(server.url.dropLast(8)) + "empty", with: password)
        without.expect(.usage, saying: "there is no ledger at ")
        try await shop.run(ledger: server.url, with: password).expect(.pending)
        for person in ["alice", "bob"] {
            try await shop.act("approve", by: person, ledger: server.secretURL).expect(.success)
        }
        let promoted = try await shop.run(ledger: server.secretURL)
        promoted.expect(.success)
        expectNoPassword(promoted)
        let verified = try await shop.verify(server.secretURL)
        verified.expect(.success, saying: "verified 5 entries")
        let entries = try await shop.entries(server.secretURL)
        #expect(entries.count == 5)
        try await shop.sluice([
            "ledger", "prove", Shop.release, "--environment", "production", "--ledger", server.secretURL, "--into",
            "proof",
        ]).expect(.success)
        try await shop.tool(
            "openssl",
            [
                "pkeyutl", "-verify", "-pubin", "-inkey", "proof/ledger.pem", "-rawin", "-in", "proof/pae.bin",
                "-sigfile", "proof/signature.bin",
            ])
        try await shop.sluice(["replay", Shop.release, "--ledger", server.secretURL]).expect(.success)
        // The same ledger in a file, from where it is replayed as well.
        let copied = try await shop.sluice(["ledger", "copy", "--from", server.secretURL, "--to", "sqlite:copy.db"])
        copied.expect(.success, saying: "copied 5 entries", "1000 proofs")
        expectNoPassword(copied)
        try await shop.sluice(["ledger", "copy", "--from", server.secretURL, "--to", "sqlite:copy.db"]).expect(
            .usage, saying: "there is a ledger at sqlite:copy.db already")
        #expect(try await shop.entries("sqlite:copy.db") == entries)
        try await shop.verify("sqlite:copy.db").expect(
            .success, saying: String(verified.output.split(separator: "\n")[1]))
        try await shop.sluice(["replay", Shop.release, "--ledger", "sqlite:copy.db"]).expect(.success)
        try await server.sql("UPDATE sluice.entries SET verdict = 'rejected' WHERE idx = 4")
        try await shop.verify(server.secretURL).expect(.errored, saying: "entries.verdict of entry 4")
        let query = try await shop.sluice(["ledger", "query", "--ledger", server.secretURL])
        query.expect(.errored, saying: "ledger.inconsistent")
    }

    @Test func passwordsAreNeverPrinted() async throws {
        let (shop, server) = (try await Shop(), try await PostgresCluster())
        try await shop.makeLedger("sqlite:a.db")
        let wrong = server.url.replacing("postgres@", with: "postgres:\(PostgresCluster.password)x@")
        let urls = [
            wrong, server.secretURL.replacing("127.0.0.1", with: "127.0.0.1x"),
            server.secretURL.replacing("postgres:", with: "postgres:%zz"), server.secretURL + "?nonsense=1",
            server.secretURL.replacing(":\(server.port)/", with: ":1/"), server.secretURL + "none",
            server.secretURL.replacing("postgres://", with: "postgre://"),
        ]
        for url in urls {
            for arguments in [
                ["ledger", "verify", "--ledger", url], ["ledger", "query", "--ledger", url, "--verbose"],
                ["ledger", "init", "--ledger", url], ["ledger", "copy", "--from", "sqlite:a.db", "--to", url],
            ] {
                let outcome = try await shop.sluice(arguments)
                #expect(outcome.code != 0)
                expectNoPassword(outcome)
            }
        }
    }
}
