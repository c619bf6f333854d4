extension CSAFRule {
    /// The initial release is not older than the oldest revision.
    static let olderInitialReleaseDate = CSAFRule(
        "6.2.5", "Older Initial Release Date than Revision History",
        remedy: "Set initial_release_date to the date of the first release."
    ) { document in
        let node = document.tracking["initial_release_date"]
        guard let date = node.moment, let oldest = RevisionHistory(document).items.first?.date, date < oldest else {
            return []
        }
        return [CSAFViolation("the initial release is older than the oldest revision", at: node)]
    }

    /// The current release is not older than the newest revision.
    static let olderCurrentReleaseDate = CSAFRule(
        "6.2.6", "Older Current Release Date than Revision History",
        remedy: "Set current_release_date to the date of the newest revision."
    ) { document in
        let node = document.tracking["current_release_date"]
        guard let date = node.moment, let newest = RevisionHistory(document).newestDate, date < newest else {
            return []
        }
        return [CSAFViolation("the current release is older than the newest revision", at: node)]
    }
}
