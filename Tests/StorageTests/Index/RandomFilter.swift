import Documents
import Ledger
import Storage

/// Filters made by chance, over fields and values that occur.
struct RandomFilter {
    private var state: UInt64
    private let entries: [IndexedEntry]

    init(seed: UInt64, entries: [IndexedEntry]) {
        state = seed
        self.entries = entries
    }

    private mutating func below(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(bound))
    }

    private mutating func pick<T>(_ values: [T]) -> T { values[below(values.count)] }

    mutating func make(_ depth: Int = 3) -> String {
        guard depth > 0 else { return leaf() }
        switch below(9) {
        case 0, 1: return "(\(make(depth - 1)) && \(make(depth - 1)))"
        case 2, 3: return "(\(make(depth - 1)) || \(make(depth - 1)))"
        case 4: return "!(\(make(depth - 1)))"
        case 5: return "(\(make(depth - 1)) ? \(make(depth - 1)) : \(make(depth - 1)))"
        default: return leaf()
        }
    }

    private mutating func leaf() -> String {
        let entry = pick(entries)
        switch below(16) {
        case 0: return "\(pick(["project", "release", "version", "environment", "verdict", "kind"])) == \(text(entry))"
        case 1: return "\(text(entry)) != \(pick(["project", "release", "version", "principal", "enforcement"]))"
        case 2: return "version \(pick(["<", "<=", ">", ">="])) '1.\(below(9))'"
        case 3: return "time \(pick(["<", "<=", ">", ">=", "==", "!="])) timestamp('\(entry.fields.time.at)')"
        case 4: return "time < timestamp('\(entry.fields.time.at)') + duration('\(below(90))m')"
        case 5: return "time >= timestamp('\(String(entry.fields.time.at.description.dropLast())).5Z')"
        case 6:
            return
                "findings.\(pick(["total", "blocking", "introduced", "waived"])) \(pick([">", "==", "<="])) \(below(5))"
        case 7:
            return
                "release.\(pick(["startsWith", "endsWith", "contains"]))('\(pick(["app-", "p-1", "2", "1", "", "%", "_"]))')"
        case 8: return "\(pick(["'ann'", "'bob'", "principal"])) in approvers"
        case 9: return "approvals.exists(a, a.role == 'security' && a.principal.startsWith('\(pick(["d", "e", "x"]))'))"
        case 10: return "approvals.all(a, a.principal != '\(pick(["ann", "bob"]))')"
        case 11: return "waivers.exists(w, w.id == 'W-\(below(4))' || w.until < timestamp('2026-04-01T00:00:00Z'))"
        case 12: return "rules.exists(r, r.effect == 'blocking' && r.count \(pick([">", "<"])) \(below(4)))"
        case 13:
            return
                "stages.exists(s, s.outcome == 'failed' && s.examined < \(40 + below(60))\(pick(["", " && release != s.name"])))"
        case 14: return "\(pick(["live", "!live", "live == true", "live != (verdict == 'promoted')"]))"
        default:
            return pick([
                "environment in ['production', 'nowhere']", "pipeline.commit.startsWith('a\(below(9))')",
                "policies == '\(SyntheticHistory.digest("policies \(below(5))"))'", "findings.total in [1, 3, -1]",
                "kind in []", "index % 2 == 0".isEmpty ? "" : "index > \(below(400))", "baseline == ''", "1 < 2",
                "project == release", "review != input",
            ])
        }
    }

    private func text(_ entry: IndexedEntry) -> String {
        let fields = entry.fields
        let values = [
            fields.project, fields.name, fields.version, fields.environment, fields.verdict?.rawValue,
            fields.kind.rawValue,
        ]
        return "'\(values.compactMap { $0 }[Int(entry.index % 3)])'"
    }
}
