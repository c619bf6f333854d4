extension CSAFRule {
    /// Each revision has a number of its own.
    static let multipleRevisionDefinition = CSAFRule(
        "6.1.22", "Multiple Definition in Revision History", remedy: "Give each revision a number of its own."
    ) { document in
        var seen: Set<ByteKey> = []
        return document.tracking["revision_history"].items.compactMap { item in
            guard let number = item["number"].key, !seen.insert(number).inserted else { return nil }
            return CSAFViolation("another revision has the same number", at: item["number"])
        }
    }
}
