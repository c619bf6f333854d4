/// A function of the language: the types it takes and gives, and how it is computed.
struct FunctionDeclaration: Sendable {
    struct Overload: Sendable {
        let isMethod: Bool
        /// The target of a method comes first.
        let parameters: [ExpressionType]
        let result: ExpressionType

        static func function(_ parameters: [ExpressionType], _ result: ExpressionType) -> Overload {
            Overload(isMethod: false, parameters: parameters, result: result)
        }

        static func method(_ parameters: [ExpressionType], _ result: ExpressionType) -> Overload {
            Overload(isMethod: true, parameters: parameters, result: result)
        }
    }

    typealias Unary =
        @Sendable (ExpressionValue, inout EvaluationFrame) throws(EvaluationError) -> ExpressionValue
    typealias Binary =
        @Sendable (ExpressionValue, ExpressionValue, inout EvaluationFrame) throws(EvaluationError) -> ExpressionValue

    let name: String
    let overloads: [Overload]
    /// The function of one argument, the target of a method included.
    let unary: Unary?
    /// The function of two arguments, the target of a method included.
    let binary: Binary?

    init(_ name: String, _ overloads: [Overload], unary: Unary? = nil, binary: Binary? = nil) {
        self.name = name
        self.overloads = overloads
        self.unary = unary
        self.binary = binary
    }
}
