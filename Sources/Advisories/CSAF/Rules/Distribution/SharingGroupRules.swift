/// How sharing groups and TLP labels go together: tests 6.1.38 to 6.1.41 and 6.2.28 to 6.2.30.
extension CSAFRule {
    private static let maximum = "ffffffff-ffff-ffff-ffff-ffffffffffff"
    private static let zero = "00000000-0000-0000-0000-000000000000"

    private static func group(_ document: CSAFDocument) -> CSAFNode {
        document.document["distribution"]["sharing_group"]
    }

    /// The name that is reserved for the group's id.
    private static func reservedName(_ id: CSAFNode) -> String? {
        id.is(maximum) ? "Public" : id.is(zero) ? "No sharing allowed" : nil
    }

    /// The group of everyone is for public documents.
    static let nonPublicSharingGroup = CSAFRule(
        "6.1.38", "Non-Public Sharing Group with Max UUID", in: [.v2_1],
        remedy: "Remove the sharing group or label the document CLEAR."
    ) { document in
        guard group(document)["id"].is(maximum), !document.label.is("CLEAR") else { return [] }
        return [CSAFViolation("the sharing group is everyone, the label is not CLEAR", at: document.label)]
    }

    /// A public document is shared with everyone or, as a draft, with no one.
    static let publicSharingGroup = CSAFRule(
        "6.1.39", "Public Sharing Group with No Max UUID", in: [.v2_1], remedy: "Remove the sharing group."
    ) { document in
        let id = group(document)["id"]
        guard document.label.is("CLEAR"), id.isPresent, !id.is(maximum),
            !(id.is(zero) && document.tracking["status"].is("draft"))
        else { return [] }
        return [CSAFViolation("a document labelled CLEAR has a closed sharing group", at: id)]
    }

    /// Reserved names are for their ids.
    static let invalidSharingGroupName = CSAFRule(
        "6.1.40", "Invalid Sharing Group Name", in: [.v2_1], remedy: "Give the group another name."
    ) { document in
        let name = group(document)["name"]
        guard name.isAny(of: ["Public", "No sharing allowed"]),
            !(reservedName(group(document)["id"]).map(name.is) ?? false)
        else { return [] }
        return [CSAFViolation("the name is reserved for another id", at: name)]
    }

    /// Reserved ids have their names.
    static let missingSharingGroupName = CSAFRule(
        "6.1.41", "Missing Sharing Group Name", in: [.v2_1],
        remedy: "Give the group the name that is reserved for its id."
    ) { document in
        let name = group(document)["name"]
        guard let reserved = reservedName(group(document)["id"]), !name.is(reserved) else { return [] }
        return [CSAFViolation("the group's name is not '\(reserved)'", at: name)]
    }

    /// The group of everyone is better left out.
    static let maximumUUID = CSAFRule(
        "6.2.28", "Usage of Max UUID", in: [.v2_1], remedy: "Remove the sharing group."
    ) { document in
        let id = group(document)["id"]
        return id.is(maximum) ? [CSAFViolation("the sharing group is everyone", at: id)] : []
    }

    /// The group of no one is better left out.
    static let nilUUID = CSAFRule(
        "6.2.29", "Usage of Nil UUID", in: [.v2_1], remedy: "Remove the sharing group before the document is shared."
    ) { document in
        let id = group(document)["id"]
        return id.is(zero) ? [CSAFViolation("the sharing group is no one", at: id)] : []
    }

    /// A public document needs no sharing group.
    static let sharingGroupOnClear = CSAFRule(
        "6.2.30", "Usage of Sharing Group on TLP:CLEAR", in: [.v2_1], remedy: "Remove the sharing group."
    ) { document in
        guard document.label.is("CLEAR"), group(document).isPresent else { return [] }
        return [CSAFViolation("a document labelled CLEAR has a sharing group", at: group(document))]
    }
}
