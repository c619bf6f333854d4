import Engine
import Ledger
import Storage
import Testing

@Suite("filters asked of a database") struct FilterPushdownTests {
    @Test("give the same as the expression on every entry") func sameAsExpression() throws {
        let shape = SyntheticHistory.Shape(
            releases: 350, names: 12, inventories: 10, componentsPerInventory: 4, packages: 20)
        var history = SyntheticHistory(shape, seed: 11)
        var entries = history.next(shape.releases)
        let evidence = SyntheticEvidence(shape)
        let index = try HistoryIndex(SQLiteIndexDatabase(at: nil))
        try index.add(entries, evidence: evidence)
        let live = BruteForce(entries, evidence).live
        for place in entries.indices {
            entries[place].isLive = live.contains(entries[place].index)
            entries[place].rules = (entries[place].decision?.stages ?? []).flatMap {
                evidence.stageFacts(of: $0.resultDigest)?.rules ?? []
            }
        }
        #expect(entries.contains { $0.isLive } && entries.contains { !$0.rules.isEmpty })
        var random = RandomFilter(seed: 5, entries: entries)
        var (some, none) = (0, 0)
        for _ in 0..<220 {
            let text = random.make()
            let filter = try EntryFilter(text)
            let wanted = try entries.filter { try filter.matches($0) }.map(\.index).reversed()
            let got = try index.ask { try $0.entries(matching: filter.predicate, limit: 10_000) }
            #expect(got == Array(wanted), "\(text)")
            if wanted.isEmpty { none += 1 } else { some += 1 }
        }
        #expect(some > 80 && none > 5)
    }

    @Test("have a column for every field and list") func everyFieldHasAColumn() throws {
        let index = try HistoryIndex(SQLiteIndexDatabase(at: nil))
        for field in QueryCatalog.fields {
            let text =
                switch field.kind {
                case .text: "\(field.name) == 'x'"
                case .number: "\(field.name) == 7"
                case .time: "\(field.name) < timestamp('2026-01-01T00:00:00Z')"
                case .flag: field.name
                }
            let filter = try EntryFilter(text)
            #expect(try index.ask { try $0.entries(matching: filter.predicate, limit: 10) }.isEmpty)
        }
        for list in QueryCatalog.lists {
            for field in list.fields {
                let element = field.name.isEmpty ? "x" : "x.\(field.name)"
                let constant =
                    switch field.kind {
                    case .text: "'x'"
                    case .number: "7"
                    default: "timestamp('2026-01-01T00:00:00Z')"
                    }
                let filter = try EntryFilter("\(list.name).exists(x, \(element) == \(constant))")
                #expect(try index.ask { try $0.entries(matching: filter.predicate, limit: 10) }.isEmpty)
            }
        }
    }

    @Test("take values as values, whatever they look like") func hostileValues() throws {
        let index = try HistoryIndex(SQLiteIndexDatabase(at: nil))
        for text in ["'; DROP TABLE entries; --", "%", "?", "\\u0001", "a' OR 1=1"] {
            let escaped = text.replacing("'", with: "\\'")
            for question in ["project == '\(escaped)'", "project.contains('\(escaped)')", "'\(escaped)' in approvers"] {
                let filter = try EntryFilter(question)
                #expect(try index.ask { try $0.entries(matching: filter.predicate, limit: 10) }.isEmpty)
            }
        }
        #expect(try index.size() == 0)
    }
}
