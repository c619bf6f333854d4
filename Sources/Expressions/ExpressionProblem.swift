/// A mistake in an expression: what is wrong, where in its bytes, and what to do.
struct ExpressionProblem: Error {
    let id: String
    let message: String
    let range: Range<Int>
    let fix: String?

    /// A mistake against the grammar.
    init(_ message: String, at range: Range<Int>, fix: String? = nil) {
        self.init("expression.syntax", message, at: range, fix: fix)
    }

    init(_ id: String, _ message: String, at range: Range<Int>, fix: String? = nil) {
        self.id = id
        self.message = message
        self.range = range
        self.fix = fix
    }
}
