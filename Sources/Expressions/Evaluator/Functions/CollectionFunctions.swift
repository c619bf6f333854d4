/// Functions and operators on lists, maps and everything with a size.
enum CollectionFunctions {
    static let all: [FunctionDeclaration] = [
        FunctionDeclaration(
            "size", sized.map { .function([$0], .int) } + sized.map { .method([$0], .int) }, unary: size)
    ]

    private static let sized: [ExpressionType] = [
        .string, .bytes, .list(.parameter("A")), .map(.parameter("A"), .parameter("B")),
    ]

    /// Code points of a string, bytes, elements or entries.
    @Sendable private static func size(_ value: ExpressionValue, _ frame: inout EvaluationFrame)
        throws(EvaluationError) -> ExpressionValue
    {
        switch value {
        case .string(let string):
            try frame.charge(reading: string.utf8.count)
            return .int(Int64(string.unicodeScalars.count))
        case .bytes(let bytes): return .int(Int64(bytes.count))
        case .list(let elements): return .int(Int64(elements.count))
        case .map(let map): return .int(Int64(map.count))
        default: throw .noOverload("size", value)
        }
    }

    /// `value in collection`: an element of a list, or a key of a map.
    @Sendable static func isContained(
        _ value: ExpressionValue, _ collection: ExpressionValue, _ frame: inout EvaluationFrame
    ) throws(EvaluationError) -> ExpressionValue {
        switch collection {
        case .list(let elements):
            for element in elements {
                try frame.charge()
                if try ValueEquality.equal(value, element, &frame) { return .bool(true) }
            }
            return .bool(false)
        case .map(let map): return .bool(map[value] != nil)
        default: throw .noOverload("in", value, collection)
        }
    }

    /// `collection[index]`; a number of any type that is an integer can be an index.
    @Sendable static func element(
        _ collection: ExpressionValue, _ index: ExpressionValue, _ frame: inout EvaluationFrame
    ) throws(EvaluationError) -> ExpressionValue {
        switch collection {
        case .map(let map):
            guard let value = map[index] else { throw EvaluationError(.noSuchKey, "there is no such key in the map") }
            return value
        case .list(let elements):
            guard case .int(let position) = MapKey(lookingUp: index) else {
                throw EvaluationError(.invalidArgument, "the index of a list must be an integer")
            }
            guard position >= 0, position < elements.count else {
                throw EvaluationError(
                    .indexOutOfRange, "there is no element \(position) in a list of \(elements.count)")
            }
            return elements[Int(position)]
        default: throw .noOverload("[]", collection, index)
        }
    }
}
