/// A syntax tree together with what its names mean.
struct CheckedExpression: Sendable {
    /// What a node refers to beyond its syntax.
    enum Reference: Sendable {
        /// A variable of the environment, by its full name.
        case variable(String)
        /// The variable of a comprehension; at the comprehension itself, the slot it fills.
        case local(Int)
        case type(ExpressionType)
        /// The pattern that a string literal is.
        case pattern(LinearRegex)
    }

    let root: SyntaxNode
    let type: ExpressionType
    /// By node id.
    let references: [Reference?]
    /// The deepest nesting of comprehensions.
    let localSlots: Int
}
