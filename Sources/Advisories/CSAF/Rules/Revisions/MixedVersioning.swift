extension CSAFRule {
    /// A document numbers its versions by integers or by semantic versions, not by both.
    static let mixedVersioning = CSAFRule(
        "6.1.30", "Mixed Integer and Semantic Versioning", remedy: "Use one form of versions in the whole document."
    ) { document in
        let numbers = document.tracking["revision_history"].items.map { $0["number"] } + [document.tracking["version"]]
        guard let first = numbers.lazy.compactMap(\.revisionNumber).first else { return [] }
        return numbers.compactMap { node in
            guard let number = node.revisionNumber, number.form != first.form else { return nil }
            return CSAFViolation("the version is of another form than the first one", at: node)
        }
    }
}
