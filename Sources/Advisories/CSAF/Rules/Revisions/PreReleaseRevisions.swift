extension CSAFRule {
    /// Pre-releases don't enter the revision history.
    static let preReleaseRevisions = CSAFRule(
        "6.1.19", "Revision History Entries for Pre-release Versions",
        remedy: "Remove the revision or its pre-release part."
    ) { document in
        document.tracking["revision_history"].items.compactMap { item in
            guard item["number"].revisionNumber?.isPreRelease == true else { return nil }
            return CSAFViolation("the revision is a pre-release", at: item["number"])
        }
    }

    /// A released document's version is no pre-release.
    static let nonDraftDocumentVersion = CSAFRule(
        "6.1.20", "Non-draft Document Version", remedy: "Remove the pre-release part or set the status to draft."
    ) { document in
        guard document.isReleased, document.tracking["version"].revisionNumber?.isPreRelease == true else { return [] }
        return [CSAFViolation("a released document has a pre-release version", at: document.tracking["version"])]
    }

    /// Build metadata doesn't enter the revision history.
    static let buildMetadataInRevisionHistory = CSAFRule(
        "6.2.4", "Build Metadata in Revision History", remedy: "Remove what follows the plus sign."
    ) { document in
        document.tracking["revision_history"].items.compactMap { item in
            guard item["number"].revisionNumber?.build != nil else { return nil }
            return CSAFViolation("the number has build metadata", at: item["number"])
        }
    }
}
