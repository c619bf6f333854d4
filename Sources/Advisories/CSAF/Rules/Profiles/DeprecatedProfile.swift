extension CSAFRule {
    /// The document's profile is not one that CSAF has deprecated.
    static let deprecatedProfile = CSAFRule(
        "6.2.38", "Usage of Deprecated Profile", in: [.v2_1], remedy: "Use the profile's current form."
    ) { document in
        guard document.category.string?.utf8.starts(with: "csaf_deprecated_".utf8) == true else { return [] }
        return [CSAFViolation("the profile is deprecated", at: document.category)]
    }
}
