extension CSAFRule {
    /// No two revisions have the same date.
    static let sameRevisionTimestamps = CSAFRule(
        "6.2.21", "Same Timestamps in Revision History", in: [.v2_1], remedy: "Give each revision the time it was made."
    ) { document in
        let items = RevisionHistory(document).items
        return zip(items, items.dropFirst()).compactMap { older, newer in
            older.date == newer.date ? CSAFViolation("another revision has the same date", at: newer.node["date"]) : nil
        }
    }
}
