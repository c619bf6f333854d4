/// What retired documents in other languages ask for: tests 6.2.39.2 to 6.2.39.5.
extension CSAFRule {
    private static let limit = "only the translations that the CSAF technical committee has recorded are known"

    /// One note gives the reason for the withdrawal, in the document's language.
    static let translatedReasoningForWithdrawal = CSAFRule(
        "6.2.39.2", "Language Specific Reasoning for Withdrawal", in: [.v2_1],
        remedy: "Add one note of category description with the translated title.", limit: limit
    ) { document in
        guard document.hasCategory("csaf_withdrawn"), let title = document.translation(of: .reasoningForWithdrawal)
        else { return [] }
        return document.wantsOneNote(titled: title, category: "description")
    }

    /// One note gives the reason for the supersession, in the document's language.
    static let translatedReasoningForSupersession = CSAFRule(
        "6.2.39.3", "Language Specific Reasoning for Supersession", in: [.v2_1],
        remedy: "Add one note of category description with the translated title.", limit: limit
    ) { document in
        guard document.hasCategory("csaf_superseded"), let title = document.translation(of: .reasoningForSupersession)
        else { return [] }
        return document.wantsOneNote(titled: title, category: "description")
    }

    /// A reference leads to the superseding document, in the document's language.
    static let translatedSupersedingDocument = CSAFRule(
        "6.2.39.4", "Language Specific Superseding Document", in: [.v2_1],
        remedy: "Add an external reference whose summary starts with the translated term.", limit: limit
    ) { document in
        guard document.hasCategory("csaf_superseded"), let start = document.translation(of: .supersedingDocument)
        else { return [] }
        return document.wantsReference(startingWith: start)
    }

    /// A retired document has no extensions.
    static let extensionInRetiredDocument = CSAFRule(
        "6.2.39.5", "Extension in Superseded or Withdrawn Document", in: [.v2_1], remedy: "Remove the extensions."
    ) { document in
        guard document.hasCategory("csaf_withdrawn", "csaf_superseded") else { return [] }
        return [document.document["x_extensions"], document.root["x_extensions"]].filter(\.isPresent).map {
            CSAFViolation("a retired document has extensions", at: $0)
        }
    }
}
