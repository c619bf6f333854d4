import Advisories
import Artifacts
import Documents
import Ledger
import Storage
import Testing

@Suite("the index on PostgreSQL", .enabled(if: PostgresServer.isExpected)) struct PostgresIndexTests {
    @Test("holds and answers what the one on SQLite does") func sameAsSQLite() throws {
        let shape = SyntheticHistory.Shape(
            releases: 1500, names: 25, inventories: 60, componentsPerInventory: 8, packages: 40)
        var history = SyntheticHistory(shape, seed: 9)
        let entries = history.next(shape.releases)
        let evidence = SyntheticEvidence(shape)
        let sqlite = try HistoryIndex(SQLiteIndexDatabase(at: nil))
        try sqlite.add(entries, evidence: evidence)
        let database = try PostgresServer.shared.database()
        let address = try #require(PostgresAddress(database.url))
        let postgres = try HistoryIndex(PostgresIndexDatabase(at: address))
        try postgres.add(entries, evidence: evidence)
        #expect(try postgres.size() == history.size)
        #expect(try sqlite.differences(from: postgres).isEmpty)

        let snapshot = try AdvisorySnapshot.load(SyntheticEvidence.advisories(0..<30))
        let now = Timestamp(secondsSinceEpoch: SyntheticHistory.start + 200_000) ?? .epoch
        let arguments = [
            "component": ["purl": "pkg:npm/package-3", "range": ">=1.1.0,<1.5.0"], "affected": ["advisory": "ADV-4"],
            "releases": ["approver": "ann", "commit": "a"], "live-on": ["date": "2026-01-02T00:00:00Z"],
        ]
        for view in QueryView.all {
            var request = QueryView.Request(
                arguments: arguments[view.name] ?? [:], limit: 40, now: now,
                snapshot: view.needsSnapshot ? snapshot : nil)
            var pages = 0
            repeat {
                let wanted = try sqlite.ask { try view.page($0, request) }
                let got = try postgres.ask { try view.page($0, request) }
                #expect(got == wanted, "\(view.name)")
                #expect(pages > 0 || !got.rows.isEmpty || got.notes.count > 0)
                request.after = wanted.next
                pages += 1
            } while request.after != nil && pages < 4
        }
        var random = RandomFilter(seed: 21, entries: entries)
        for _ in 0..<60 {
            let text = random.make()
            let predicate = try EntryFilter(text).predicate
            let wanted = try sqlite.ask { try $0.entries(matching: predicate, limit: 500) }
            #expect(try postgres.ask { try $0.entries(matching: predicate, limit: 500) } == wanted, "\(text)")
        }
        let wanted = try sqlite.ask { try $0.rescan(with: snapshot) { _ in } }
        let got = try postgres.ask { try $0.rescan(with: snapshot) { _ in } }
        #expect(got.newFlaws == wanted.newFlaws && got.completeness == wanted.completeness && got.newFlaws > 0)
    }
}
