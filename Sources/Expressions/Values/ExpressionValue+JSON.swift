package import Documents

extension ExpressionValue {
    /// A JSON value; integers become `int`, other numbers `double`, objects maps in their order.
    package init(_ json: JSONValue) {
        switch json {
        case .null: self = .null
        case .bool(let bool): self = .bool(bool)
        case .integer(let integer): self = .int(integer)
        case .double(let double): self = .double(double)
        case .string(let string): self = .string(string)
        case .array(let elements): self = .list(elements.map { ExpressionValue($0) })
        case .object(let members): self = .object(members.map { ($0.key, ExpressionValue($0.value)) })
        }
    }

    /// The value as JSON, as far as JSON has it.
    ///
    /// A `uint` beyond 64 signed bits and a double that is not finite become strings, bytes become Base64, times and
    /// durations their text, types their name, keys of maps their text. Parts that an expression uses many times over are written out
    /// each time, so the number of nodes is limited: beyond it the error has the code `budget`.
    package func jsonValue(maximumNodes: Int = 1_000_000) throws(EvaluationError) -> JSONValue {
        var frame = EvaluationFrame(slots: [], budget: maximumNodes)
        return try jsonValue(&frame)
    }

    private func jsonValue(_ frame: inout EvaluationFrame) throws(EvaluationError) -> JSONValue {
        try frame.charge()
        switch self {
        case .null: return .null
        case .bool(let bool): return .bool(bool)
        case .int(let int): return .integer(int)
        case .uint(let uint): return Int64(exactly: uint).map { .integer($0) } ?? .string(String(uint))
        case .double(let double): return double.isFinite ? .double(double) : .string(NumberFormat.text(double))
        case .string(let string):
            try frame.charge(reading: string.utf8.count)
            return .string(string)
        case .bytes(let bytes):
            try frame.charge(producing: bytes.count)
            return .string(Base64Text.encode(bytes))
        case .list(let elements):
            var result: [JSONValue] = []
            result.reserveCapacity(elements.count)
            for element in elements { result.append(try element.jsonValue(&frame)) }
            return .array(result)
        case .map(let map):
            var members: [JSONValue.Member] = []
            members.reserveCapacity(map.count)
            for entry in map.entries {
                members.append(JSONValue.Member(entry.key.keyText, try entry.value.jsonValue(&frame)))
            }
            return .object(members)
        case .timestamp(let timestamp): return .string(timestamp.text)
        case .duration(let duration): return .string(duration.text)
        case .type(let type): return .string(type.runtimeName)
        }
    }

    private var keyText: String {
        switch self {
        case .string(let string): string
        case .bool(let bool): bool ? "true" : "false"
        case .int(let int): String(int)
        case .uint(let uint): String(uint)
        default: ""
        }
    }
}
