/// The terms that CSAF 2.1 has translated in documents that are not English.
///
/// Only German is known here, from the specification's own examples.
enum RecordedTerm: Sendable {
    case licence
    case productDescription
    case reasoningForSupersession
    case reasoningForWithdrawal
    case supersedingDocument

    fileprivate var german: String {
        switch self {
        case .licence: "Lizenz"
        case .productDescription: "Produktbeschreibung"
        case .reasoningForSupersession: "Begründung für die Ersetzung"
        case .reasoningForWithdrawal: "Begründung für die Zurückziehung"
        case .supersedingDocument: "Ersetztes Dokument"
        }
    }
}

extension CSAFDocument {
    /// The term in the document's language; nothing when that is English, not said, or one whose translation isn't known.
    func translation(of term: RecordedTerm) -> String? {
        guard !isInEnglish, let language = document["lang"].string else { return nil }
        return LanguageTag.primary(language).utf8.elementsEqual("de".utf8) ? term.german : nil
    }
}
