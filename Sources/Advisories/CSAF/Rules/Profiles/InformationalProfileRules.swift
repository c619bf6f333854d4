/// What the profiles for information ask of the document: tests 6.1.27.1 to 6.1.27.3.
extension CSAFRule {
    private static func isInformational(_ document: CSAFDocument) -> Bool {
        document.hasCategory("csaf_informational_advisory", "csaf_security_incident_response")
    }

    /// There is a note with content.
    static let informationalNotes = CSAFRule(
        "6.1.27.1", "Document Notes", remedy: "Add a note of category description, details, general or summary."
    ) { document in
        let notes = document.document["notes"]
        guard isInformational(document),
            !notes.items.contains(where: { $0["category"].isAny(of: ["description", "details", "general", "summary"]) })
        else { return [] }
        return [CSAFViolation("no note describes, details or sums up anything", at: notes)]
    }

    /// There is a reference to somewhere else; a reference without a category is one.
    static let informationalReferences = CSAFRule(
        "6.1.27.2", "Document References", remedy: "Add a reference of category external."
    ) { document in
        let references = document.document["references"]
        guard isInformational(document),
            !references.items.contains(where: { !$0["category"].isPresent || $0["category"].is("external") })
        else { return [] }
        return [CSAFViolation("no reference is external", at: references)]
    }

    /// There are no vulnerabilities.
    static let informationalVulnerabilities = CSAFRule(
        "6.1.27.3", "Vulnerabilities", remedy: "Remove the vulnerabilities or set the category to csaf_base."
    ) { document in
        guard document.root["vulnerabilities"].isPresent,
            document.hasCategory("csaf_informational_advisory")
                || document.version == .v2_1 && document.hasCategory("csaf_withdrawn", "csaf_superseded")
        else { return [] }
        return [CSAFViolation("the profile has no vulnerabilities", at: document.root["vulnerabilities"])]
    }
}
