extension CSAFRule {
    /// The history of a released document has no revision 0.
    static let releasedRevisionHistory = CSAFRule(
        "6.1.18", "Released Revision History", remedy: "Remove the revisions from before the first release."
    ) { document in
        guard document.isReleased else { return [] }
        return document.tracking["revision_history"].items.compactMap { item in
            guard item["number"].revisionNumber?.isInitial == true else { return nil }
            return CSAFViolation("a released document lists a revision 0", at: item["number"])
        }
    }
}
