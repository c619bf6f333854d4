/// One node of the syntax tree; macros are already comprehensions, and parentheses are gone.
struct SyntaxNode: Sendable {
    indirect enum Kind: Sendable {
        case literal(ExpressionValue)
        /// A name; an absolute one was written with a dot before it and is looked up from the root.
        case identifier(String, isAbsolute: Bool)
        /// `operand.field`, or `has(operand.field)` when it only tests.
        case select(SyntaxNode, field: Name, isTest: Bool)
        /// A function, a method when there is a target. Operators are functions with names like `_+_`.
        case call(Name, target: SyntaxNode?, arguments: [SyntaxNode])
        case list([SyntaxNode])
        case map([MapEntry])
        /// `Type{field: value}`.
        case object(Name, fields: [(name: Name, value: SyntaxNode)])
        case comprehension(Comprehension)
    }

    /// A name and where it stands.
    struct Name: Sendable {
        let text: String
        let range: Range<Int>
    }

    struct MapEntry: Sendable {
        let key: SyntaxNode
        let value: SyntaxNode
    }

    /// A macro over a list or a map.
    struct Comprehension: Sendable {
        enum Kind: Sendable { case all, exists, existsOne, map, filter }

        let kind: Kind
        let subject: SyntaxNode
        /// The name that stands for an element of the list or a key of the map.
        let variable: Name
        /// What an element must fulfil; nothing for `map` with two arguments.
        let predicate: SyntaxNode?
        /// What `map` makes of an element.
        let transform: SyntaxNode?
    }

    /// Dense within one expression, so that the checker's results are arrays.
    let id: Int
    let kind: Kind
    let range: Range<Int>
    /// Nodes from here down to the deepest leaf, itself included.
    let height: Int
}

/// The names under which the grammar's operators are functions (those of the CEL specification).
enum OperatorName {
    static let conditional = "_?_:_"
    static let and = "_&&_"
    static let or = "_||_"
    static let not = "!_"
    static let negate = "-_"
    static let add = "_+_"
    static let subtract = "_-_"
    static let multiply = "_*_"
    static let divide = "_/_"
    static let modulo = "_%_"
    static let equals = "_==_"
    static let notEquals = "_!=_"
    static let less = "_<_"
    static let lessOrEqual = "_<=_"
    static let greater = "_>_"
    static let greaterOrEqual = "_>=_"
    static let `in` = "@in"
    static let index = "_[_]"

    /// How a person writes the operator; nothing when the name is that of a function.
    static func symbol(_ name: String) -> String? {
        switch name {
        case `in`: "in"
        case index: "[]"
        case conditional: "?:"
        default:
            name.utf8.contains(UInt8(ascii: "_"))
                && !name.utf8.contains { $0 | 0x20 >= 97 && $0 | 0x20 <= 122 && $0 != 95 }
                ? String(name.filter { $0 != "_" }) : nil
        }
    }
}
