/// Walks through one JSON text (RFC 8259) without building it: for many documents of which little is read.
///
/// Every byte that is passed is checked against the grammar, so a text that was walked to its end is JSON; the caller
/// checks beforehand that it is UTF-8. In contrast to `JSONReader` it does not notice keys that appear twice: what to do
/// about them is the caller's matter. Nesting is bounded by `maximumDepth`.
package struct JSONCursor {
    /// What a value is, by its first byte.
    package enum Kind: Sendable, Hashable {
        case object, array, string, number, bool, null
    }

    /// Why a text is no JSON, or too deep.
    package struct Fault: Error, Sendable {
        /// One clause.
        package let message: String
        /// Where in the bytes, from 0.
        package let offset: Int
    }

    package static let maximumDepth = 64

    private let bytes: [UInt8]
    private let end: Int
    private var index: Int
    private var depth = 0
    /// One bit for each open value, the innermost lowest: whether it is an object.
    private var objects: UInt64 = 0
    /// Whether a value was passed, so that a comma or the end must follow.
    private var isBehindValue = false
    private var keyRange = 0..<0
    private var isKeyEscaped = false

    /// - Parameter range: Where the text stands; clamped to the bytes.
    package init(_ bytes: [UInt8], in range: Range<Int>) {
        self.bytes = bytes
        end = min(max(range.upperBound, 0), bytes.count)
        index = min(max(range.lowerBound, 0), end)
    }

    package init(_ bytes: [UInt8]) { self.init(bytes, in: 0..<bytes.count) }

    /// What stands next where a value must stand.
    package mutating func kind() throws(Fault) -> Kind {
        skipSpace()
        switch current {
        case UInt8(ascii: "{"): return .object
        case UInt8(ascii: "["): return .array
        case UInt8(ascii: "\""): return .string
        case UInt8(ascii: "t"), UInt8(ascii: "f"): return .bool
        case UInt8(ascii: "n"): return .null
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number
        default: throw fault("no value stands where one must")
        }
    }

    /// Goes into the object or array that stands next.
    package mutating func enter() throws(Fault) {
        let kind = try kind()
        guard kind == .object || kind == .array else { throw fault("no object or array stands where one must") }
        guard depth < Self.maximumDepth else { throw fault("values are nested more than \(Self.maximumDepth) deep") }
        objects = objects << 1 | (kind == .object ? 1 : 0)
        depth += 1
        index += 1
        isBehindValue = false
    }

    /// Goes to the next member of the object that was entered last; false at its end, which is left then.
    package mutating func nextMember() throws(Fault) -> Bool {
        guard try !leaves(UInt8(ascii: "}")) else { return false }
        guard current == UInt8(ascii: "\"") else { throw fault("no key stands where one must") }
        let start = index + 1
        isKeyEscaped = try passString()
        keyRange = start..<(index - 1)
        skipSpace()
        guard current == UInt8(ascii: ":") else { throw fault("no `:` follows a key") }
        index += 1
        isBehindValue = false
        return true
    }

    /// Goes to the next element of the array that was entered last; false at its end, which is left then.
    package mutating func nextElement() throws(Fault) -> Bool { try !leaves(UInt8(ascii: "]")) }

    /// Whether the member at hand has this key, compared as bytes.
    package func isKey(_ key: StaticString) -> Bool {
        guard !isKeyEscaped else { return self.key.utf8.elementsEqual(key.description.utf8) }
        guard key.utf8CodeUnitCount == keyRange.count else { return false }
        return unsafe bytes[keyRange].elementsEqual(
            UnsafeBufferPointer(start: key.utf8Start, count: key.utf8CodeUnitCount))
    }

    /// The key of the member at hand.
    package var key: String {
        isKeyEscaped ? unescaped(keyRange) : String(decoding: bytes[keyRange], as: UTF8.self)
    }

    /// Reads the text that stands next; nothing for any other value, which is passed.
    package mutating func string() throws(Fault) -> String? {
        guard try kind() == .string else {
            try skip()
            return nil
        }
        let start = index + 1
        let isEscaped = try passString()
        isBehindValue = true
        let range = start..<(index - 1)
        return isEscaped ? unescaped(range) : String(decoding: bytes[range], as: UTF8.self)
    }

    /// Passes the value that stands next, whatever it is.
    package mutating func skip() throws(Fault) {
        let outer = depth
        repeat {
            if depth > outer {
                let isObject = objects & 1 == 1
                guard try isObject ? nextMember() : nextElement() else { continue }
            }
            switch try kind() {
            case .object, .array: try enter()
            case .string: try pass { cursor throws(Fault) in _ = try cursor.passString() }
            case .number: try pass { cursor throws(Fault) in try cursor.passNumber() }
            case .bool: try passWord(current == UInt8(ascii: "t") ? "true" : "false")
            case .null: try passWord("null")
            }
        } while depth > outer
    }

    /// - Throws: When anything but space follows.
    package mutating func finish() throws(Fault) {
        skipSpace()
        guard index == end, depth == 0 else { throw fault("there is more text after the end of the document") }
    }

    /// Where the cursor stands, in the bytes.
    package var offset: Int { index }
}

extension JSONCursor {
    private var current: UInt8 { index < end ? bytes[index] : 0 }

    private func fault(_ message: String) -> Fault { Fault(message: message, offset: index) }

    private mutating func skipSpace() {
        while index < end {
            switch bytes[index] {
            case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"): index += 1
            default: return
            }
        }
    }

    /// Passes the comma before the next member or element, or the end of what is open; true at the end.
    private mutating func leaves(_ closing: UInt8) throws(Fault) -> Bool {
        let isObject = closing == UInt8(ascii: "}")
        guard depth > 0, objects & 1 == (isObject ? 1 : 0) else { throw fault("nothing of this kind is open") }
        skipSpace()
        if current == closing {
            index += 1
            depth -= 1
            objects >>= 1
            isBehindValue = true
            return true
        }
        if isBehindValue {
            guard current == UInt8(ascii: ",") else { throw fault("no `,` and no end follows a value") }
            index += 1
            isBehindValue = false
            skipSpace()
            guard current != closing else { throw fault("a `,` stands before an end") }
        }
        return false
    }

    private mutating func pass(_ body: (inout JSONCursor) throws(Fault) -> Void) throws(Fault) {
        try body(&self)
        isBehindValue = true
    }

    private mutating func passWord(_ word: StaticString) throws(Fault) {
        let length = word.utf8CodeUnitCount
        guard
            unsafe bytes[index..<min(index + length, end)].elementsEqual(
                UnsafeBufferPointer(start: word.utf8Start, count: length))
        else { throw fault("no value stands where one must") }
        index += length
        isBehindValue = true
    }

    /// Passes a text with its quotes and says whether it has escapes, each of which is checked.
    private mutating func passString() throws(Fault) -> Bool {
        index += 1
        var isEscaped = false
        while true {
            index = endOfPlainText(from: index)
            guard index < end else { break }
            let byte = bytes[index]
            if byte == UInt8(ascii: "\"") {
                index += 1
                return isEscaped
            }
            if byte == UInt8(ascii: "\\") {
                isEscaped = true
                try passEscape()
            } else if byte < 0x20 {
                throw fault("a control character stands in a string")
            } else {
                index += 1
            }
        }
        throw fault("a string has no end")
    }

    /// The first byte from `start` on that is a quote, a backslash or a control character; the end when there is none.
    ///
    /// Eight bytes at a time: most of a feed is prose that nobody asks for.
    private func endOfPlainText(from start: Int) -> Int {
        unsafe bytes.withUnsafeBytes { text in
            var position = start
            while position + 8 <= end {
                let word = unsafe text.loadUnaligned(fromByteOffset: position, as: UInt64.self)
                // A byte's high bit is set where it is zero after the exclusive or, or below 0x20; bytes above 0x7F are
                // taken out by `~word`.
                let quote = word ^ 0x2222_2222_2222_2222
                let slash = word ^ 0x5C5C_5C5C_5C5C_5C5C
                let hits =
                    ((quote &- 0x0101_0101_0101_0101) | (slash &- 0x0101_0101_0101_0101)
                        | (word &- 0x2020_2020_2020_2020)) & ~word & 0x8080_8080_8080_8080
                if hits != 0 { break }
                position += 8
            }
            while position < end {
                let byte = unsafe text[position]
                if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte < 0x20 { break }
                position += 1
            }
            return position
        }
    }

    private mutating func passEscape() throws(Fault) {
        switch index + 1 < end ? bytes[index + 1] : 0 {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            index += 2
        case UInt8(ascii: "u"):
            guard let first = codeUnit(at: index) else { throw fault("`\\u` needs four hexadecimal digits") }
            if first & 0xF800 != 0xD800 {
                index += 6
            } else if first & 0xFC00 == 0xD800, let second = codeUnit(at: index + 6), second & 0xFC00 == 0xDC00 {
                index += 12
            } else {
                throw fault("an escape is half of a surrogate pair")
            }
        default: throw fault("this escape does not exist in JSON")
        }
    }

    /// The code unit of the `\uXXXX` at an offset.
    private func codeUnit(at offset: Int) -> UInt16? {
        guard offset + 6 <= end, bytes[offset] == UInt8(ascii: "\\"), bytes[offset + 1] == UInt8(ascii: "u") else {
            return nil
        }
        var unit: UInt16 = 0
        for byte in bytes[(offset + 2)..<(offset + 6)] {
            let letter = (byte | 0x20) &- UInt8(ascii: "a")
            guard byte &- 48 < 10 || letter < 6 else { return nil }
            unit = unit << 4 | UInt16(byte &- 48 < 10 ? byte &- 48 : letter + 10)
        }
        return unit
    }

    private mutating func passNumber() throws(Fault) {
        if current == UInt8(ascii: "-") { index += 1 }
        if current == UInt8(ascii: "0") {
            index += 1
            if isDigit { throw fault("a number begins with a superfluous zero") }
        } else {
            try passDigits()
        }
        if current == UInt8(ascii: ".") {
            index += 1
            try passDigits()
        }
        if current | 0x20 == UInt8(ascii: "e") {
            index += 1
            if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { index += 1 }
            try passDigits()
        }
    }

    private var isDigit: Bool { current &- 48 < 10 }

    private mutating func passDigits() throws(Fault) {
        guard isDigit else { throw fault("no digit stands where one must") }
        while isDigit { index += 1 }
    }

    /// The text of a checked range with its escapes resolved.
    private func unescaped(_ range: Range<Int>) -> String {
        var content: [UInt8] = []
        content.reserveCapacity(range.count)
        var position = range.lowerBound
        while position < range.upperBound {
            let byte = bytes[position]
            guard byte == UInt8(ascii: "\\"), position + 1 < range.upperBound else {
                content.append(byte)
                position += 1
                continue
            }
            guard bytes[position + 1] == UInt8(ascii: "u") else {
                content.append(Self.meaning(of: bytes[position + 1]))
                position += 2
                continue
            }
            let first = codeUnit(at: position) ?? 0
            var scalar = UInt32(first)
            position += 6
            if first & 0xFC00 == 0xD800, let second = codeUnit(at: position) {
                scalar = 0x10000 + (UInt32(first & 0x3FF) << 10) + UInt32(second & 0x3FF)
                position += 6
            }
            content += Array(String(Character(Unicode.Scalar(scalar) ?? "\u{FFFD}")).utf8)
        }
        return String(decoding: content, as: UTF8.self)
    }

    private static func meaning(of letter: UInt8) -> UInt8 {
        switch letter {
        case UInt8(ascii: "b"): 0x08
        case UInt8(ascii: "f"): 0x0C
        case UInt8(ascii: "n"): 0x0A
        case UInt8(ascii: "r"): 0x0D
        case UInt8(ascii: "t"): 0x09
        default: letter
        }
    }
}
