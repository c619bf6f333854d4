extension CSAFDocument {
    /// Whether the document's language is English or not said.
    var isInEnglish: Bool {
        guard let language = document["lang"].string else { return true }
        return LanguageTag.primary(language).utf8.elementsEqual("en".utf8)
    }

    /// Violations unless exactly one note of the document has the title, and it has the category.
    func wantsOneNote(titled title: String, category: String) -> [CSAFViolation] {
        let notes = document["notes"]
        let titled = notes.items.filter { $0["title"].is(title) }
        guard let first = titled.first else { return [CSAFViolation("no note has the title '\(title)'", at: notes)] }
        if titled.count > 1 {
            return titled.dropFirst().map { CSAFViolation("a second note has the title '\(title)'", at: $0) }
        }
        if first["category"].is(category) { return [] }
        return [CSAFViolation("the note '\(title)' is not of category \(category)", at: first["category"])]
    }

    /// A violation unless an external reference of the document has a summary that starts so.
    func wantsReference(startingWith start: String) -> [CSAFViolation] {
        let references = document["references"]
        let isThere = references.items.contains { reference in
            (reference["summary"].string?.utf8.starts(with: start.utf8) ?? false)
                && reference["category"].is("external")
        }
        return isThere
            ? [] : [CSAFViolation("no external reference has a summary that starts with '\(start)'", at: references)]
    }
}
