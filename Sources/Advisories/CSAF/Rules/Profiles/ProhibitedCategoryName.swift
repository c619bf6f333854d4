extension CSAFRule {
    /// A category of one's own is not mistaken for a profile: neither by its name nor by the reserved prefix `csaf_`.
    static let prohibitedCategoryName = CSAFRule(
        "6.1.26", "Prohibited Document Category Name", remedy: "Use the profile's own value or another name."
    ) { document in
        guard let category = document.category.string else { return [] }
        let profiles = CSAFProfile.named(in: document.version)
        if document.category.is("csaf_base") || document.category.isAny(of: profiles.map(\.value)) { return [] }
        let reserved = "csaf_"
        if category.utf8.prefix(reserved.utf8.count).map({ $0 | 0x20 }).elementsEqual("csaf\u{7F}".utf8) {
            return [CSAFViolation("the prefix 'csaf_' is reserved", at: document.category)]
        }
        let bare = CSAFProfile.bare(category)
        let name = profiles.first { profile in
            [profile.value, profile.name].contains { CSAFProfile.bare($0).utf8.elementsEqual(bare.utf8) }
        }
        return name.map { [CSAFViolation("the category reads as the profile '\($0.name)'", at: document.category)] }
            ?? []
    }
}
