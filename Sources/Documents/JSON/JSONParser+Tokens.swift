extension JSONParser {
    /// The byte at hand; at the end a byte that no token begins with.
    var current: UInt8 { index < bytes.count ? bytes[index] : 0 }

    mutating func skipSpace() {
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"): index += 1
            default: return
            }
        }
    }

    mutating func word(_ word: StaticString) throws(JSONFaults) {
        let expected = word.description
        guard bytes[index...].starts(with: expected.utf8) else { throw unexpected("a value") }
        index += expected.utf8.count
    }

    /// Reads a number (RFC 8259, section 6) and says whether it has neither fraction nor exponent.
    mutating func number() throws(JSONFaults) -> Bool {
        let start = index
        if current == UInt8(ascii: "-") { index += 1 }
        if current == UInt8(ascii: "0") {
            index += 1
            if isDigit(current) {
                throw syntax("a number begins with a superfluous zero", at: start..<index, fix: "Remove the zero.")
            }
        } else {
            try digits()
        }
        var isInteger = true
        if current == UInt8(ascii: ".") {
            isInteger = false
            index += 1
            try digits()
        }
        var mayOverflow = index - start > 300
        if current | 0x20 == UInt8(ascii: "e") {
            isInteger = false
            mayOverflow = true
            index += 1
            if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { index += 1 }
            try digits()
        }
        if mayOverflow, NumberText.double(String(decoding: bytes[start..<index], as: UTF8.self)) == nil {
            throw fault(
                "json.number-range", "this number is beyond the range of a 64-bit floating-point number",
                at: start..<index, fix: "Write it as a string, or as a smaller number.")
        }
        return isInteger
    }

    private mutating func digits() throws(JSONFaults) {
        guard isDigit(current) else { throw unexpected("a digit") }
        while isDigit(current) { index += 1 }
    }

    private func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

    /// Reads a string, from its opening to its closing quote.
    mutating func string() throws(JSONFaults) -> String {
        let start = index
        index += 1
        let contentStart = index
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\"") {
                let text = String(decoding: bytes[contentStart..<index], as: UTF8.self)
                index += 1
                return text
            }
            if byte == UInt8(ascii: "\\") { return try escapedString(from: start) }
            if byte < 0x20 { throw controlCharacter() }
            index += 1
        }
        throw unterminated(from: start)
    }

    /// Reads on from the first escape of a string.
    private mutating func escapedString(from start: Int) throws(JSONFaults) -> String {
        var content = Array(bytes[(start + 1)..<index])
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\"") {
                index += 1
                return String(decoding: content, as: UTF8.self)
            }
            if byte < 0x20 { throw controlCharacter() }
            if byte == UInt8(ascii: "\\") {
                try escape(into: &content)
            } else {
                content.append(byte)
                index += 1
            }
        }
        throw unterminated(from: start)
    }

    private mutating func escape(into content: inout [UInt8]) throws(JSONFaults) {
        let start = index
        index += 1
        let byte = current
        index += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): content.append(byte)
        case UInt8(ascii: "b"): content.append(0x08)
        case UInt8(ascii: "f"): content.append(0x0C)
        case UInt8(ascii: "n"): content.append(0x0A)
        case UInt8(ascii: "r"): content.append(0x0D)
        case UInt8(ascii: "t"): content.append(0x09)
        case UInt8(ascii: "u"):
            index = start
            let scalar = try escapedScalar()
            content.append(contentsOf: Array(String(Character(scalar)).utf8))
        default:
            throw syntax(
                "this escape does not exist in JSON", at: start..<min(index, bytes.count),
                fix: "Write a backslash as `\\\\`.")
        }
    }

    /// Reads `\uXXXX`, or the two that make a surrogate pair.
    private mutating func escapedScalar() throws(JSONFaults) -> Unicode.Scalar {
        let start = index
        let first = try codeUnit()
        if let scalar = Unicode.Scalar(first) { return scalar }
        if first < 0xDC00, current == UInt8(ascii: "\\"), index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "u")
        {
            let second = try codeUnit()
            if second & 0xFC00 == 0xDC00,
                let scalar = Unicode.Scalar(0x10000 + (UInt32(first & 0x3FF) << 10) + UInt32(second & 0x3FF))
            {
                return scalar
            }
        }
        throw fault(
            "json.lone-surrogate", "this escape is half of a surrogate pair", at: start..<index,
            fix: "Write both halves, or the character itself.")
    }

    private mutating func codeUnit() throws(JSONFaults) -> UInt16 {
        let start = index
        index += 2
        var unit: UInt16 = 0
        for _ in 0..<4 {
            guard let digit = hexadecimalDigit(current) else {
                throw syntax(
                    "`\\u` needs four hexadecimal digits", at: start..<min(index + 1, bytes.count),
                    fix: "Write four digits after `\\u`.")
            }
            unit = unit << 4 | UInt16(digit)
            index += 1
        }
        return unit
    }

    private func hexadecimalDigit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
