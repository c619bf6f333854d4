package import Documents

/// Why an expression gave no value.
package struct EvaluationError: Error, Sendable, CustomStringConvertible {
    package enum Code: String, Sendable {
        /// The evaluation took more steps or made more bytes than it was allowed.
        case budget
        case divisionByZero = "division-by-zero"
        /// A number, time or duration went out of range.
        case overflow
        case noSuchKey = "no-such-key"
        case indexOutOfRange = "index-out-of-range"
        case duplicateKey = "duplicate-key"
        /// The values are of types the operation does not take; only possible where a type was `dyn`.
        case noSuchOverload = "no-such-overload"
        case conversion
        case invalidArgument = "invalid-argument"
        /// A variable or function that is not there.
        case unknownName = "unknown-name"
    }

    package let code: Code
    package let message: String
    /// The bytes of the expression that failed; nothing when no one place did.
    package private(set) var range: Range<Int>?
    /// Where it failed, in the document the expression was read from if there is one.
    package private(set) var span: SourceSpan?

    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { message }

    /// Whether `&&` and `||` must pass the error on even if the other operand decides.
    var isFinal: Bool { code == .budget }

    /// The error with its place, unless it has one.
    func at(_ range: Range<Int>) -> EvaluationError {
        guard self.range == nil else { return self }
        var copy = self
        copy.range = range
        return copy
    }

    func located(in source: ExpressionSource) -> EvaluationError {
        var copy = self
        copy.span = range.map { source.span($0) } ?? source.whole
        return copy
    }

    static func noOverload(_ operation: String, _ values: ExpressionValue...) -> EvaluationError {
        let types = values.map(\.type.runtimeName).joined(separator: " and ")
        return EvaluationError(.noSuchOverload, "'\(operation)' does not work on \(types)")
    }

    static func overflow(_ operation: String) -> EvaluationError {
        EvaluationError(.overflow, "the result of '\(operation)' is out of range")
    }
}
