/// A checked expression as a tree that can be translated, for evaluators other than our own such as a database.
///
/// Whatever reads no variable is computed already; macros other than `exists` and `all` are `unsupported`.
package struct ExpressionOutline: Sendable {
    package indirect enum Node: Sendable {
        case constant(ExpressionValue)
        /// A variable of the environment, by its full name.
        case variable(String)
        /// The element a macro goes through, by the slot of that macro.
        case element(slot: Int)
        /// `operand.name`.
        case field(ExpressionOutline, String)
        /// A function or method by its name; the target of a method comes first.
        case call(String, [ExpressionOutline])
        case list([ExpressionOutline])
        /// Whether some (or every) element of the subject fulfils the predicate.
        case quantified(isAll: Bool, subject: ExpressionOutline, slot: Int, predicate: ExpressionOutline)
        case conditional(ExpressionOutline, then: ExpressionOutline, otherwise: ExpressionOutline)
        case and(ExpressionOutline, ExpressionOutline)
        case or(ExpressionOutline, ExpressionOutline)
        case not(ExpressionOutline)
        case compare(Comparison, ExpressionOutline, ExpressionOutline)
        /// `left in right`.
        case membership(ExpressionOutline, in: ExpressionOutline)
        /// What has no form here, named as a person would.
        case unsupported(String)
    }

    package enum Comparison: Sendable {
        case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual

        /// The comparison with its sides changed.
        package var mirrored: Comparison {
            switch self {
            case .equal, .notEqual: self
            case .less: .greater
            case .lessOrEqual: .greaterOrEqual
            case .greater: .less
            case .greaterOrEqual: .lessOrEqual
            }
        }
    }

    package let node: Node
    /// The bytes of the expression it stands for.
    package let range: Range<Int>
}
