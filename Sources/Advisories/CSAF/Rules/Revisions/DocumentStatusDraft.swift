extension CSAFRule {
    /// Version 0 and pre-releases are drafts.
    static let documentStatusDraft = CSAFRule(
        "6.1.17", "Document Status Draft", remedy: "Set the status to draft or give the document a released version."
    ) { document in
        guard let version = document.tracking["version"].revisionNumber, version.isInitial || version.isPreRelease,
            !document.tracking["status"].is("draft")
        else { return [] }
        return [CSAFViolation("the version is one of a draft, the status is not", at: document.tracking["status"])]
    }
}
