import Documents

extension JSONValue {
    /// A text that is the same for values that differ only in the order of keys and of items of lists.
    var orderless: [UInt8] {
        switch self {
        case .null: return Array("null".utf8)
        case .bool(let bool): return Array((bool ? "true" : "false").utf8)
        case .integer(let integer): return Array(String(integer).utf8)
        case .double(let double): return Array(String(double).utf8)
        case .string(let string): return Self.framed(Array(string.utf8), as: "s")
        case .array(let items):
            let texts = items.map(\.orderless).sorted { $0.lexicographicallyPrecedes($1) }
            return Self.framed(Array(texts.joined()), as: "a")
        case .object(let members):
            let texts = members.map { Self.framed(Array($0.key.utf8), as: "k") + $0.value.orderless }
            return Self.framed(Array(texts.sorted { $0.lexicographicallyPrecedes($1) }.joined()), as: "o")
        }
    }

    /// The bytes after their number, so that neighbours can't run together.
    private static func framed(_ bytes: [UInt8], as kind: String) -> [UInt8] {
        Array("\(kind)\(bytes.count):".utf8) + bytes
    }
}
