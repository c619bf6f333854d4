extension CSAFRule {
    /// The history begins with version 0 or 1 and leaves out none; of semantic versions the major one counts.
    static let missingRevision = CSAFRule(
        "6.1.21", "Missing Item in Revision History", remedy: "Add the revision that is missing."
    ) { document in
        let items = RevisionHistory(document).items
        guard let first = items.first else { return [] }
        var violations: [CSAFViolation] = []
        if !first.number.isInitial, first.number.major != [UInt8(ascii: "1")] {
            violations.append(CSAFViolation("the oldest revision is neither 0 nor 1", at: first.node["number"]))
        }
        for (older, newer) in zip(items, items.dropFirst())
        where newer.number.isAfter(older.number) && !newer.number.followsMajor(of: older.number) {
            violations.append(CSAFViolation("a revision before this one is missing", at: newer.node["number"]))
        }
        return violations
    }
}
