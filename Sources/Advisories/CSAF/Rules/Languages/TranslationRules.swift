/// What translated documents say: tests 6.1.15 and 6.1.28.
extension CSAFRule {
    /// A translator names the language translated from.
    static let translator = CSAFRule("6.1.15", "Translator", remedy: "Add source_lang with the original's language.") {
        document in
        let source = document.document["source_lang"]
        guard document.document["publisher"]["category"].is("translator"), source.string?.isEmpty ?? true else {
            return []
        }
        return [CSAFViolation("a translation doesn't say from which language", at: source)]
    }

    /// A translation is in another language than its source.
    static let translation = CSAFRule(
        "6.1.28", "Translation", remedy: "Correct one of the languages or remove source_lang."
    ) { document in
        let source = document.document["source_lang"]
        guard let language = document.document["lang"].string, let other = source.string,
            VersionText.lowercased(Array(language.utf8)) == VersionText.lowercased(Array(other.utf8))
        else { return [] }
        return [CSAFViolation("the document and its source have the same language", at: source)]
    }
}
