/// One mistake in a JSON text, before it is known which document the text belongs to.
struct JSONFault {
    let id: String
    let message: String
    let range: Range<Int>
    let fix: String

    init(_ id: String, _ message: String, at range: Range<Int>, fix: String) {
        self.id = id
        self.message = message
        self.range = range
        self.fix = fix
    }
}

/// What ends the reading of a JSON text: all mistakes found until then.
struct JSONFaults: Error {
    var items: [JSONFault]

    /// The same mistakes with their document.
    func diagnostics(in text: SourceText) -> Diagnostics {
        Diagnostics(
            items.map { Diagnostic($0.id, $0.message, at: SourceSpan(text: text, range: $0.range), fix: $0.fix) })
    }
}
