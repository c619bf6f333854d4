import Findings

/// Numbers and counts as words; every report says them the same way.
enum Wording {
    /// `1 finding`, `2 findings`.
    static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }

    /// `412/415 examined (2 no-feed, 1 no-purl)`; the reasons only when something was left out.
    static func completeness(_ completeness: Completeness) -> String {
        let counts = "\(completeness.examined)/\(completeness.total) examined"
        let reasons = reasons(completeness)
        return completeness.isComplete || reasons.isEmpty ? counts : "\(counts) (\(reasons))"
    }

    /// `2 no-feed, 1 no-purl`; empty when no reason is given.
    static func reasons(_ completeness: Completeness) -> String {
        completeness.reasons.map { "\($0.count) \(OutsideText.line($0.id, limit: 100))" }.joined(separator: ", ")
    }

    /// The counts that are not zero, `3 blocking, 12 warning`; empty when all are.
    static func counts(_ counts: [(name: String, count: Int)]) -> String {
        counts.filter { $0.count > 0 }.map { "\($0.count) \($0.name)" }.joined(separator: ", ")
    }

    /// `file:line:column` as far as it is known.
    static func place(_ location: FindingLocation) -> String {
        var text = OutsideText.line(location.file)
        if let line = location.line {
            text += ":\(line)"
            if let column = location.column { text += ":\(column)" }
        }
        return text
    }
}
