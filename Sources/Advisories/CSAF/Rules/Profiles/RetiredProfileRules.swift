/// What the profiles of withdrawn and superseded documents ask for: tests 6.1.27.14 to 6.1.27.19.
extension CSAFRule {
    private static func isRetired(_ document: CSAFDocument) -> Bool {
        document.hasCategory("csaf_withdrawn", "csaf_superseded")
    }

    /// There is a description.
    static let retiredNotes = CSAFRule(
        "6.1.27.14", "Document Notes", in: [.v2_1], remedy: "Add a note of category description that gives the reason."
    ) { document in
        let notes = document.document["notes"]
        guard isRetired(document), !notes.items.contains(where: { $0["category"].is("description") }) else {
            return []
        }
        return [CSAFViolation("no note is a description", at: notes)]
    }

    /// There is no product tree.
    static let retiredProductTree = CSAFRule(
        "6.1.27.15", "Product Tree", in: [.v2_1], remedy: "Remove the product tree."
    ) { document in
        guard isRetired(document), document.productTree.node.isPresent else { return [] }
        return [CSAFViolation("the profile has no product tree", at: document.productTree.node)]
    }

    /// There was a revision before.
    static let retiredRevisionHistory = CSAFRule(
        "6.1.27.16", "Revision History", in: [.v2_1], remedy: "Keep the revisions and add one for the retirement."
    ) { document in
        let history = document.tracking["revision_history"]
        guard isRetired(document), history.items.count < 2 else { return [] }
        return [CSAFViolation("the history has fewer than two revisions", at: history)]
    }

    /// One note gives the reason for the withdrawal.
    static let reasoningForWithdrawal = CSAFRule(
        "6.1.27.17", "Reasoning for Withdrawal", in: [.v2_1],
        remedy: "Add one note of category description with the title 'Reasoning for Withdrawal'."
    ) { document in
        guard document.hasCategory("csaf_withdrawn"), document.isInEnglish else { return [] }
        return document.wantsOneNote(titled: "Reasoning for Withdrawal", category: "description")
    }

    /// One note gives the reason for the supersession.
    static let reasoningForSupersession = CSAFRule(
        "6.1.27.18", "Reasoning for Supersession", in: [.v2_1],
        remedy: "Add one note of category description with the title 'Reasoning for Supersession'."
    ) { document in
        guard document.hasCategory("csaf_superseded"), document.isInEnglish else { return [] }
        return document.wantsOneNote(titled: "Reasoning for Supersession", category: "description")
    }

    /// A reference leads to the superseding document.
    static let supersedingDocument = CSAFRule(
        "6.1.27.19", "Reference to Superseding Document", in: [.v2_1],
        remedy: "Add an external reference whose summary starts with 'Superseding Document'."
    ) { document in
        guard document.hasCategory("csaf_superseded"), document.isInEnglish else { return [] }
        return document.wantsReference(startingWith: "Superseding Document")
    }
}
