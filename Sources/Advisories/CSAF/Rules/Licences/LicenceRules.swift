/// Under which licence the document is: tests 6.1.54, 6.1.55, 6.2.43 to 6.2.46 and 6.3.17.
extension CSAFRule {
    private static let limit = "licence lists are known as of their snapshots: SPDX and ScanCode LicenseDB of 2025"

    /// The licence expression is one.
    static let licenceExpression = CSAFRule(
        "6.1.54", "License Expression", in: [.v2_1], remedy: "Write an SPDX licence expression."
    ) { document in
        let node = document.licenceExpression
        guard let text = node.string, !text.isEmpty, LicenceExpression(text) == nil else { return [] }
        return [CSAFViolation("it is no licence expression", at: node)]
    }

    /// The text of a licence that is in no list stands in one note.
    static let licenceText = CSAFRule(
        "6.1.55", "License Text", in: [.v2_1],
        remedy: "Add one note of category legal_disclaimer with the title 'License'.", limit: limit
    ) { document in
        guard document.isInEnglish, document.hasUnlistedLicence else { return [] }
        return document.wantsOneNote(titled: "License", category: "legal_disclaimer")
    }

    /// The document says its licence.
    static let missingLicenceExpression = CSAFRule(
        "6.2.43", "Missing License Expression", in: [.v2_1], remedy: "Add the document's licence as license_expression."
    ) { document in
        let node = document.licenceExpression
        if !node.isPresent { return [CSAFViolation("the document has no licence expression", at: node)] }
        return node.string?.isEmpty ?? true ? [CSAFViolation("the licence expression is empty", at: node)] : []
    }

    /// The identifiers are current.
    static let deprecatedLicence = CSAFRule(
        "6.2.44", "Deprecated License Identifier", in: [.v2_1], remedy: "Use the identifier that replaces it.",
        limit: limit
    ) { $0.licences(standing: .deprecated, "the identifier '%' is deprecated") }

    /// The identifiers exist.
    static let unknownLicence = CSAFRule(
        "6.2.45", "Non-Existing License Identifier", in: [.v2_1],
        remedy: "Use an identifier of the SPDX list or of ScanCode LicenseDB.", limit: limit
    ) { $0.licences(standing: .unlisted, "the identifier '%' does not exist") }

    /// The text of a licence that is in no list stands in one note, in the document's language.
    static let translatedLicenceText = CSAFRule(
        "6.2.46", "Language Specific License Text", in: [.v2_1],
        remedy: "Add one note of category legal_disclaimer with the translated title.",
        limit: "only the translations that the CSAF technical committee has recorded are known"
    ) { document in
        guard document.hasUnlistedLicence, let title = document.translation(of: .licence) else { return [] }
        return document.wantsOneNote(titled: title, category: "legal_disclaimer")
    }

    /// The licence is in a list.
    static let unregisteredLicence = CSAFRule(
        "6.3.17", "Use of Unregistered License", in: [.v2_1], remedy: "Use a listed licence where one fits.",
        limit: limit
    ) {
        $0.licences(standing: .unlisted, "the licence '%' is in no list")
            + $0.licences(standing: .foreign, "the licence '%' is in no list")
    }
}

extension CSAFDocument {
    fileprivate var licenceExpression: CSAFNode { document["license_expression"] }

    private func terms(standing: LicenceList.Standing) -> [LicenceExpression.Term] {
        (licenceExpression.string.flatMap(LicenceExpression.init)?.terms ?? []).filter { term in
            // Names such as GPL-2.0+ were identifiers of their own.
            let whole = term.orLater ? LicenceList.standing(of: term.identifier + "+", isException: false) : .unlisted
            let found = LicenceList.standing(of: term.identifier, isException: term.isException)
            return (whole == .unlisted ? found : whole) == standing
        }
    }

    fileprivate var hasUnlistedLicence: Bool {
        !terms(standing: .unlisted).isEmpty || !terms(standing: .foreign).isEmpty
    }

    fileprivate func licences(standing: LicenceList.Standing, _ message: String) -> [CSAFViolation] {
        terms(standing: standing).map { term in
            let parts = message.split(separator: "%")
            return CSAFViolation(parts.joined(separator: term.identifier), at: licenceExpression)
        }
    }
}
