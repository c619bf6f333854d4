extension CSAFRule {
    /// The document's version is the number of its newest revision.
    ///
    /// Build metadata is not compared, nor is the pre-release part of a draft.
    static let latestDocumentVersion = CSAFRule(
        "6.1.16", "Latest Document Version", remedy: "Set the version to the number of the newest revision."
    ) { document in
        let node = document.tracking["version"]
        guard let newest = RevisionHistory(document).items.last, let version = node.revisionNumber else { return [] }
        let isDraft = document.tracking["status"].is("draft")
        if version.isSame(as: newest.number, ignoringPreRelease: isDraft) { return [] }
        return [CSAFViolation("the newest revision is '\(newest.node["number"].string ?? "")'", at: node)]
    }
}
