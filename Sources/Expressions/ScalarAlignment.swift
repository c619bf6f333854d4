internal import Documents

/// Finds where each byte of a YAML or JSON scalar's value stands in the document.
///
/// Plain, quoted and block scalars differ from their values in quotes, escapes and white space only. Everything but
/// white space is matched byte by byte; when it does not match, the scalar was written in a way this can't follow.
struct ScalarAlignment {
    private let raw: ArraySlice<UInt8>
    private var position: Int
    private let quote: UInt8?

    /// One document offset for each byte of the value and one for its end; nothing when the two can't be matched.
    static func offsets(of value: [UInt8], in scalar: SourceSpan) -> [Int]? {
        let bytes = scalar.text.bytes
        guard scalar.range.lowerBound >= 0, scalar.range.upperBound <= bytes.count else { return nil }
        var alignment = ScalarAlignment(bytes[scalar.range])
        return alignment.offsets(of: value)
    }

    private init(_ raw: ArraySlice<UInt8>) {
        self.raw = raw
        position = raw.startIndex
        switch raw.first {
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
            quote = raw.first
            position += 1
        case UInt8(ascii: "|"), UInt8(ascii: ">"):
            quote = nil
            while position < raw.endIndex, raw[position] != 10 { position += 1 }
        default: quote = nil
        }
    }

    private mutating func offsets(of value: [UInt8]) -> [Int]? {
        var result: [Int] = []
        result.reserveCapacity(value.count + 1)
        var index = 0
        while index < value.count {
            guard !ScalarAlignment.isBlank(value[index]) else {
                result.append(min(position, raw.endIndex))
                if position < raw.endIndex, ScalarAlignment.isBlank(raw[position]) { position += 1 }
                index += 1
                continue
            }
            skipBlanks()
            guard let (decoded, length) = next(), index + decoded.count <= value.count,
                value[index..<index + decoded.count].elementsEqual(decoded)
            else { return nil }
            for offset in decoded.indices { result.append(position + (length == decoded.count ? offset : 0)) }
            position += length
            index += decoded.count
        }
        result.append(min(position, raw.endIndex))
        return result
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }

    /// Moves past white space and escapes that stand for white space.
    private mutating func skipBlanks() {
        while position < raw.endIndex {
            if ScalarAlignment.isBlank(raw[position]) {
                position += 1
            } else if quote == UInt8(ascii: "\""), raw[position] == UInt8(ascii: "\\"), position + 1 < raw.endIndex,
                "ntr \t\n".utf8.contains(raw[position + 1])
            {
                position += 2
            } else {
                return
            }
        }
    }

    /// The bytes that the next character or escape stands for, and its length in the document.
    private func next() -> (decoded: [UInt8], length: Int)? {
        guard position < raw.endIndex else { return nil }
        let byte = raw[position]
        let following = position + 1 < raw.endIndex ? raw[position + 1] : 0
        if byte == UInt8(ascii: "'"), quote == byte { return following == byte ? ([byte], 2) : nil }
        guard quote == UInt8(ascii: "\""), byte == UInt8(ascii: "\\") else { return ([byte], 1) }
        switch following {
        case UInt8(ascii: "\\"), UInt8(ascii: "\""), UInt8(ascii: "/"): return ([following], 2)
        case UInt8(ascii: "x"): return scalar(digits: 2)
        case UInt8(ascii: "u"): return scalar(digits: 4)
        case UInt8(ascii: "U"): return scalar(digits: 8)
        default: return nil
        }
    }

    private func scalar(digits: Int) -> (decoded: [UInt8], length: Int)? {
        let text = raw[position...].dropFirst(2).prefix(digits)
        guard text.count == digits, let value = UInt32(String(decoding: text, as: UTF8.self), radix: 16),
            let scalar = UnicodeScalar(value)
        else { return nil }
        return (Array(String(scalar).utf8), 2 + digits)
    }
}
