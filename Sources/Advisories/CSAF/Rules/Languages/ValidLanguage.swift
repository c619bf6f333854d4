extension CSAFRule {
    /// A language tag is well formed and its subtags are registered.
    static let validLanguage = CSAFRule(
        "6.1.12", "Language", remedy: "Use a language tag of BCP 47, such as en-US."
    ) { document in
        document.languages.compactMap { node in
            switch LanguageTag(node.string ?? "").verdict {
            case .valid: nil
            case .malformed: CSAFViolation("'\(node.string ?? "")' is no language tag", at: node)
            case .unknown(let subtag): CSAFViolation("the subtag '\(subtag)' is not registered", at: node)
            }
        }
    }
}

extension CSAFDocument {
    /// The tags of the document's own language and of the one it was translated from.
    var languages: [CSAFNode] { [document["lang"], document["source_lang"]].filter { $0.string != nil } }
}
