import Documents

extension JSONValue {
    /// Any value, with keys and strings from scripts that sort differently in UTF-8 and UTF-16.
    static func random(depth: Int, using generator: inout SeededGenerator) -> JSONValue {
        switch Int.random(in: 0..<(depth > 0 ? 8 : 6), using: &generator) {
        case 0: return .null
        case 1: return .bool(Bool.random(using: &generator))
        case 2: return .integer(Int64.random(in: -1_000_000...1_000_000, using: &generator))
        case 3: return .integer(Int64(bitPattern: generator.next()))
        case 4:
            let double = Double(bitPattern: generator.next())
            return .double(double.isFinite ? double : 0.5)
        case 5: return .string(randomText(using: &generator))
        case 6:
            return .array(
                (0..<Int.random(in: 0..<5, using: &generator)).map { _ in random(depth: depth - 1, using: &generator) })
        default:
            return .object(
                (0..<Int.random(in: 0..<5, using: &generator)).map { position in
                    // The position keeps keys apart.
                    Member(
                        randomText(using: &generator) + String(position), random(depth: depth - 1, using: &generator))
                })
        }
    }

    private static func randomText(using generator: inout SeededGenerator) -> String {
        let characters = ["a", "Z", "\"", "\\", "\n", "\u{1}", "é", "e\u{301}", "\u{FB33}", "😀", "\u{2028}", "\u{7F}"]
        return (0..<Int.random(in: 0..<6, using: &generator)).map { _ in
            characters[Int.random(in: 0..<characters.count, using: &generator)]
        }.joined()
    }
}
