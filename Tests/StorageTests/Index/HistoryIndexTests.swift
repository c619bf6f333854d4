import Advisories
import Artifacts
import Documents
import Engine
import Inventory
import Ledger
import Storage
import Testing

@Suite("the derived index") struct HistoryIndexTests {
    /// Evidence of a ledger that has none.
    private struct NoEvidence: HistoryEvidence {
        func stageFacts(of record: Digest) -> StageFacts? { nil }
        func inventories(of body: DecisionBody) -> [InventoryReference]? { nil }
        func materials(of sbom: Digest) -> MaterialsAnswer { .missing }
    }

    private func all(_ index: HistoryIndex) throws -> [UInt64] {
        try index.ask { try $0.entries(matching: .always(true), limit: 10_000) }
    }

    @Test("is caught up by what the ledger has more") func catchesUp() async throws {
        let made = try TestLedger()
        let ledger = try made.open()
        let index = try HistoryIndex(SQLiteIndexDatabase(at: made.folder.file("index")))
        #expect(try index.catchUp(with: ledger, evidence: NoEvidence()).added == 0)
        _ = try await ledger.append([
            made.decision(0), made.decision(1, verdict: .pending), made.act(release: 1, by: "ann"),
        ])
        #expect(try index.catchUp(with: ledger, evidence: NoEvidence()).added == 3)
        _ = try await ledger.append((2..<40).map { try made.decision($0) })
        // Another process caught up in between.
        let other = try HistoryIndex(SQLiteIndexDatabase(at: made.folder.file("index")))
        #expect(try other.catchUp(with: ledger, evidence: NoEvidence()).added == 38)
        let again = try index.catchUp(with: ledger, evidence: NoEvidence())
        #expect(again.size == 41 && again.added == 0 && again.rebuilt == nil)
        #expect(try all(index) == Array((0..<41).reversed()))
        let fresh = try HistoryIndex(SQLiteIndexDatabase(at: nil))
        try fresh.catchUp(with: ledger, evidence: NoEvidence())
        #expect(try index.differences(from: fresh).isEmpty)
    }

    @Test("is built anew for a ledger that does not extend the one it is of") func rebuilds() async throws {
        let (first, second) = (try TestLedger(), try TestLedger(seed: 8))
        let (one, two) = (try first.open(), try second.open())
        let index = try HistoryIndex(SQLiteIndexDatabase(at: nil))
        _ = try await one.append([first.decision(0), first.decision(1)])
        try index.catchUp(with: one, evidence: NoEvidence())
        _ = try await two.append([second.decision(5), second.decision(6), second.decision(7)])
        let other = try index.catchUp(with: two, evidence: NoEvidence())
        #expect(other.rebuilt == "the ledger does not extend what was indexed")
        #expect(try all(index) == [2, 1, 0])
        let shorter = try index.catchUp(with: one, evidence: NoEvidence())
        #expect(shorter.rebuilt == "the ledger is shorter than what was indexed")
        #expect(try all(index) == [1, 0])
    }

    @Test("replaces a file that is no database") func damaged() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("index")
        try TestFile.write(String(repeating: "no database ", count: 400), to: path)
        #expect(try HistoryIndex(SQLiteIndexDatabase(at: path)).size() == 0)
    }

    @Test("component lists survive being added to in portions") func portions() throws {
        let shape = SyntheticHistory.Shape(
            releases: 3000, names: 30, inventories: 1500, componentsPerInventory: 6, packages: 12, isPlain: true)
        let evidence = SyntheticEvidence(shape)
        var history = SyntheticHistory(shape, seed: 4)
        let entries = history.next(shape.releases)
        let (whole, portions) = (
            try HistoryIndex(SQLiteIndexDatabase(at: nil)), try HistoryIndex(SQLiteIndexDatabase(at: nil))
        )
        try whole.add(entries, evidence: evidence)
        for start in stride(from: 0, to: entries.count, by: 170) {
            try portions.add(Array(entries[start..<min(entries.count, start + 170)]), evidence: evidence)
        }
        #expect(try whole.differences(from: portions).isEmpty)
        let view = try #require(QueryView.named("component"))
        let request = QueryView.Request(arguments: ["purl": "package-0"], limit: 10_000, now: .epoch)
        #expect(try portions.ask { try view.page($0, request) }.rows.count == 3000)
    }

    @Test(
        "ranges of versions",
        arguments: [
            (">=1.0.0,<2.0.0", "1.5.0", RangeAnswer.inside), (">=1.0.0,<2.0.0", "2.0.0", .outside),
            ("1.2.3", "1.2.3", .inside), ("1.2.3", "1.2.4", .outside),
            ("vers:npm/>=1.0.0|<2.0.0|>=3.0.0|<4.0.0", "3.1.0", .inside),
            ("vers:npm/>=1.0.0|<2.0.0|>=3.0.0|<4.0.0", "2.5.0", .outside), ("<1.0.0", "1.0.0-rc.1", .inside),
            ("!=1.0.0", "1.0.0", .outside), ("!=1.0.0", "1.0.1", .inside), (">=1.0.0,!=1.4.0", "1.4.0", .outside),
            ("<2.0.0", "not a version", .undecided), (">1.0.0", "1.0.0", .outside), ("<=1.0.0", "1.0.0", .inside),
        ])
    func ranges(_ range: String, _ version: String, _ wanted: RangeAnswer) throws {
        let url = try PackageURL(type: "npm", name: "x", version: version)
        let component = Component(kind: "library", name: "x", version: version, packageURL: url)
        #expect(try #require(VersionRangeText(range)).contains(component) == wanted)
    }

    @Test("texts that are no range", arguments: ["", ">=", "1,,2", "vers:npm"])
    func noRange(_ text: String) { #expect(VersionRangeText(text) == nil) }
}
