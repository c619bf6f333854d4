import Documents
import Testing

/// Personal text goes, everything that is proved stays.
@Suite("Erasing comments", .needsShop) struct ErasureTests {
    /// A ledger with a promotion that two people approved, each with a comment.
    private func shop(_ ledger: String) async throws -> (shop: Shop, comments: [String]) {
        let shop = try await Shop()
        try await shop.makeLedger(ledger)
        try await shop.run(ledger: ledger).expect(.pending)
        for person in ["alice", "bob"] {
            try await shop.act("approve", by: person, ledger: ledger, ["--comment", "\(person) saw the doctor"]).expect(
                .success)
        }
        try await shop.run(ledger: ledger).expect(.success)
        let told = try await report(shop, ledger)
        #expect(told.strings(named: "text") == ["alice saw the doctor", "bob saw the doctor"])
        let documents = try told.strings(named: "document").map { try JSONReader.value(Array($0.utf8)) }
        return (shop, documents.flatMap { $0.strings(named: "commentDigest") })
    }

    private func report(_ shop: Shop, _ ledger: String) async throws -> JSONValue {
        let outcome = try await shop.sluice(["ledger", "report", Shop.release, "--ledger", ledger, "--output", "json"])
        outcome.expect(.success)
        return try outcome.json()
    }

    private func erase(_ shop: Shop, _ ledger: String, _ what: String...) async throws -> Outcome {
        try await shop.sluice(["ledger", "erase", "--ledger", ledger, "--reason", "asked for"] + what)
    }

    /// - Parameter restore: Puts alice's text back where it was, as a crash between log and deletion would leave it.
    private func check(
        _ shop: Shop, _ comments: [String], ledger: String, restore: () async throws -> Void
    ) async throws {
        try #require(comments.count == 2)
        try await erase(shop, ledger, "--comment", comments[0]).expect(
            .success, saying: "1 comments are erased: 1 logged now, 0 before; 1 texts deleted, 0 were gone")
        var told = try await report(shop, ledger)
        #expect(told.strings(named: "text") == ["bob saw the doctor"])
        #expect(told.strings(named: "state") == ["erased", "kept"])
        try await erase(shop, ledger, "--comment", comments[0]).expect(
            .success, saying: "0 logged now, 1 before; 0 texts deleted, 1 were gone")
        // Logged, but not deleted: the text is shown no more, and the next call deletes it.
        try await restore()
        told = try await report(shop, ledger)
        #expect(told.strings(named: "text") == ["bob saw the doctor"])
        try await erase(shop, ledger, "--person", "alice").expect(
            .success, saying: "0 logged now, 1 before; 1 texts deleted, 0 were gone")
        try await erase(shop, ledger, "--person", "bob").expect(.success, saying: "1 logged now", "1 texts deleted")
        #expect(try await report(shop, ledger).strings(named: "text") == [])
        try await erase(shop, ledger, "--person", "nobody").expect(.success, saying: "0 comments")
        try await erase(shop, ledger, "--comment", "sha256:" + String(repeating: "0", count: 64)).expect(
            .usage, saying: "no signed act names the comment")
        // Everything that was proved still is.
        try await shop.verify(ledger).expect(.success, saying: "verified 7 entries")
        try await shop.sluice(["replay", Shop.release, "--ledger", ledger]).expect(.success, saying: "identical")
        try await shop.sluice(["ledger", "export", "--ledger", ledger, "--archive", "all.tar"]).expect(.success)
        try await shop.sluice(["ledger", "audit", "all.tar"]).expect(.success)
        try await shop.run(ledger: ledger).expect(.success)
        let text = try await shop.sluice(["ledger", "report", Shop.release, "--ledger", ledger])
        text.expect(.success, saying: "erased, see entry 5: asked for")
        text.expect(silentAbout: "doctor")
    }

    @Test func commentsOfALedgerInAFile() async throws {
        let (shop, comments) = try await shop(Shop.ledger)
        let first = try #require(comments.first)
        let path = "ledger.db.ops/comments/\(first.dropFirst(7)).json"
        let kept = try shop.folder.text(path)
        try await check(shop, comments, ledger: Shop.ledger) { try shop.folder.write(kept, to: path) }
        #expect(shop.folder.files(below: "ledger.db.ops/comments").isEmpty)
        // No file of the operator or the ledger has the text any more; the archive was written after.
        #expect(try await shop.shell("grep -rl doctor ledger.db* home all.tar || true").output.isEmpty)
    }

    @Test(.needsPostgres) func commentsOfALedgerInPostgreSQL() async throws {
        let server = try await PostgresCluster()
        let (shop, comments) = try await shop(server.secretURL)
        let first = try #require(comments.first)
        try await server.sql(
            "CREATE TABLE public.kept AS SELECT * FROM sluice_ops.records WHERE digest = '\(first)'")
        try await check(shop, comments, ledger: server.secretURL) {
            try await server.sql("INSERT INTO sluice_ops.records SELECT * FROM public.kept")
        }
        try await server.sql("DO 'BEGIN ASSERT (SELECT count(*) FROM sluice_ops.records) = 0; END'")
    }

    @Test func copyTakesCommentsAlong() async throws {
        let (shop, comments) = try await shop(Shop.ledger)
        try await erase(shop, Shop.ledger, "--comment", try #require(comments.first)).expect(.success)
        try await shop.sluice(["ledger", "copy", "--from", Shop.ledger, "--to", "sqlite:copy.db"]).expect(.success)
        let told = try await report(shop, "sqlite:copy.db")
        #expect(told.strings(named: "state") == ["erased", "kept"])
        #expect(told.strings(named: "text") == ["bob saw the doctor"])
    }
}
