/// Turns the source of a literal into its value.
enum LiteralDecoder {
    /// An `int` or `uint`, decimal or hexadecimal; a sign before it belongs to an `int` so that the least one can be
    /// written.
    static func integer(_ source: ArraySlice<UInt8>, isNegative: Bool, range: Range<Int>) throws(ExpressionProblem)
        -> ExpressionValue
    {
        var digits = source
        let isUnsigned = digits.last == UInt8(ascii: "u") || digits.last == UInt8(ascii: "U")
        if isUnsigned { digits = digits.dropLast() }
        let isHex = digits.count > 2 && digits.dropFirst().first == UInt8(ascii: "x")
        if isHex { digits = digits.dropFirst(2) }
        let text = (isNegative ? "-" : "") + String(decoding: digits, as: UTF8.self)
        let radix = isHex ? 16 : 10
        if isUnsigned {
            guard !isNegative, let value = UInt64(text, radix: radix) else {
                throw ExpressionProblem("expression.literal", "this number does not fit into a uint", at: range)
            }
            return .uint(value)
        }
        guard let value = Int64(text, radix: radix) else {
            throw ExpressionProblem(
                "expression.literal", "this number does not fit into an int", at: range,
                fix: "Write it as a double (with '.0') or, when it is not negative, as a uint (with 'u').")
        }
        return .int(value)
    }

    static func double(_ source: ArraySlice<UInt8>, isNegative: Bool, range: Range<Int>) throws(ExpressionProblem)
        -> ExpressionValue
    {
        guard let value = Double(String(decoding: source, as: UTF8.self)), value.isFinite else {
            throw ExpressionProblem("expression.literal", "this number does not fit into a double", at: range)
        }
        return .double(isNegative ? -value : value)
    }

    /// A string or bytes literal with its prefix and quotes, at `offset` of the expression.
    static func text(_ source: ArraySlice<UInt8>) throws(ExpressionProblem) -> ExpressionValue {
        var body = source
        var isRaw = false
        var isBytes = false
        while let prefix = body.first, prefix != UInt8(ascii: "\""), prefix != UInt8(ascii: "'") {
            if prefix | 0x20 == UInt8(ascii: "r") { isRaw = true } else { isBytes = true }
            body = body.dropFirst()
        }
        let quote = body.first
        let isTriple = body.count >= 6 && body.prefix(3).allSatisfy { $0 == quote }
        body = body.dropFirst(isTriple ? 3 : 1).dropLast(isTriple ? 3 : 1)
        var decoder = EscapeDecoder(body, isBytes: isBytes)
        let bytes = try isRaw ? decoder.raw() : decoder.decoded()
        return isBytes ? .bytes(bytes) : .string(String(decoding: bytes, as: UTF8.self))
    }
}
