/// Which languages are better said otherwise: tests 6.2.12, 6.2.14 and 6.2.15.
extension CSAFRule {
    /// The document says its language.
    static let missingLanguage = CSAFRule(
        "6.2.12", "Missing Document Language", remedy: "Add the document's language as lang."
    ) { document in
        let language = document.document["lang"]
        return language.isPresent ? [] : [CSAFViolation("the document has no language", at: language)]
    }

    /// The language means the same to everyone.
    static let privateLanguage = CSAFRule(
        "6.2.14", "Use of Private Language", remedy: "Use registered subtags."
    ) { document in
        document.languages.filter { LanguageTag($0.string ?? "").isPrivate }.map {
            CSAFViolation("'\($0.string ?? "")' has a subtag for private use", at: $0)
        }
    }

    /// The language is not the one of last resort.
    static let defaultLanguage = CSAFRule(
        "6.2.15", "Use of Default Language", remedy: "Name the language that the document is in."
    ) { document in
        document.languages.filter {
            VersionText.lowercased(Array(($0.string ?? "").utf8)).elementsEqual("i-default".utf8)
        }.map { CSAFViolation("i-default names no language", at: $0) }
    }
}
