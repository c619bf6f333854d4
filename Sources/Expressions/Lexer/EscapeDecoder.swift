/// Reads the inside of a string or bytes literal.
///
/// A line break written as it is becomes a line feed, whatever the file's own line ends are. `\x` and octal escapes are
/// code points in a string and octets in bytes; `\u` and `\U` exist in strings only.
struct EscapeDecoder {
    private let source: ArraySlice<UInt8>
    private let isBytes: Bool
    private var position: Int
    private var result: [UInt8] = []

    init(_ source: ArraySlice<UInt8>, isBytes: Bool) {
        self.source = source
        self.isBytes = isBytes
        position = source.startIndex
        result.reserveCapacity(source.count)
    }

    mutating func raw() -> [UInt8] {
        while position < source.endIndex { copy() }
        return result
    }

    mutating func decoded() throws(ExpressionProblem) -> [UInt8] {
        while position < source.endIndex {
            if source[position] == UInt8(ascii: "\\") { try escape() } else { copy() }
        }
        return result
    }

    private mutating func copy() {
        let byte = source[position]
        position += 1
        guard byte == 13 else {
            result.append(byte)
            return
        }
        if position < source.endIndex, source[position] == 10 { position += 1 }
        result.append(10)
    }

    private mutating func escape() throws(ExpressionProblem) {
        let start = position
        position += 1
        guard position < source.endIndex else { throw wrong(start, "this escape is not finished") }
        let letter = source[position]
        position += 1
        switch letter {
        case UInt8(ascii: "a"): result.append(7)
        case UInt8(ascii: "b"): result.append(8)
        case UInt8(ascii: "t"): result.append(9)
        case UInt8(ascii: "n"): result.append(10)
        case UInt8(ascii: "v"): result.append(11)
        case UInt8(ascii: "f"): result.append(12)
        case UInt8(ascii: "r"): result.append(13)
        case UInt8(ascii: "\\"), UInt8(ascii: "?"), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"):
            result.append(letter)
        case UInt8(ascii: "x"), UInt8(ascii: "X"): try append(number(2, radix: 16, from: start), from: start)
        case UInt8(ascii: "u") where !isBytes: try append(number(4, radix: 16, from: start), from: start)
        case UInt8(ascii: "U") where !isBytes: try append(number(8, radix: 16, from: start), from: start)
        case 48...51:
            position -= 1
            try append(number(3, radix: 8, from: start), from: start)
        default:
            throw wrong(
                start, "this escape is unknown",
                fix: "Write '\\\\' for a backslash, or put an r before the string to keep backslashes as they are.")
        }
    }

    private mutating func number(_ count: Int, radix: UInt32, from start: Int) throws(ExpressionProblem) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<count {
            guard position < source.endIndex,
                let digit = Character(UnicodeScalar(source[position])).hexDigitValue.map(UInt32.init), digit < radix
            else { throw wrong(start, "this escape needs \(count) \(radix == 8 ? "octal" : "hexadecimal") digits") }
            // At most eight hexadecimal digits, which is 32 bits.
            value = value << (radix == 8 ? 3 : 4) | digit
            position += 1
        }
        return value
    }

    private mutating func append(_ value: UInt32, from start: Int) throws(ExpressionProblem) {
        if isBytes {
            // Two hexadecimal digits, or three octal ones below 0o400.
            result.append(UInt8(truncatingIfNeeded: value))
            return
        }
        guard let scalar = UnicodeScalar(value) else { throw wrong(start, "this escape is no Unicode code point") }
        result.append(contentsOf: Array(String(scalar).utf8))
    }

    private func wrong(_ start: Int, _ message: String, fix: String? = nil) -> ExpressionProblem {
        ExpressionProblem("expression.literal", message, at: start..<max(position, start + 1), fix: fix)
    }
}
