extension CSAFRule {
    /// Later revisions have greater numbers.
    static let sortedRevisionHistory = CSAFRule(
        "6.1.14", "Sorted Revision History", remedy: "Number the revisions in the order of their dates."
    ) { document in
        let items = RevisionHistory(document).items
        return zip(items, items.dropFirst()).compactMap { older, newer in
            older.number.isAfter(newer.number)
                ? CSAFViolation("an earlier revision has a greater number", at: newer.node["number"]) : nil
        }
    }
}
