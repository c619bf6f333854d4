extension CSAFRule {
    /// The document says by TLP with whom it may be shared; CSAF 2.1 requires that by its schema.
    static let missingLabel = CSAFRule(
        "6.2.10", "Missing TLP label", in: [.v2_0], remedy: "Add a TLP label under distribution."
    ) { document in
        document.label.isPresent ? [] : [CSAFViolation("the document has no TLP label", at: document.label)]
    }
}
