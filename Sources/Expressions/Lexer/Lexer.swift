/// Cuts the bytes of an expression into tokens, one at a time; literals are decoded later, by `LiteralDecoder`.
struct Lexer {
    let bytes: [UInt8]
    private(set) var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The next token; `end` again and again after the last.
    mutating func next() throws(ExpressionProblem) -> Token {
        skipBlanks()
        let start = position
        guard let byte = peek() else { return Token(kind: .end, range: start..<start) }
        if isLetter(byte) { return try word(from: start) }
        if isDigit(byte) || (byte == UInt8(ascii: ".") && isDigit(peek(1) ?? 0)) { return try number(from: start) }
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
            try text(isRaw: false, from: start)
            return Token(kind: .string, range: start..<position)
        case UInt8(ascii: "`"): return try quotedIdentifier(from: start)
        default: return try symbol(byte, from: start)
        }
    }

    private func peek(_ distance: Int = 0) -> UInt8? {
        position + distance < bytes.count ? bytes[position + distance] : nil
    }

    private func isLetter(_ byte: UInt8) -> Bool {
        (97...122).contains(byte) || (65...90).contains(byte) || byte == UInt8(ascii: "_")
    }

    private func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

    private func isHexDigit(_ byte: UInt8) -> Bool {
        isDigit(byte) || (97...102).contains(byte) || (65...70).contains(byte)
    }

    private mutating func skipBlanks() {
        while let byte = peek() {
            switch byte {
            case 9, 10, 12, 13, 32: position += 1
            case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "/"):
                while let byte = peek(), byte != 10 { position += 1 }
            default: return
            }
        }
    }

    private mutating func word(from start: Int) throws(ExpressionProblem) -> Token {
        while let byte = peek(), isLetter(byte) || isDigit(byte) { position += 1 }
        let word = bytes[start..<position]
        if let quote = peek(), quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"), word.count <= 2 {
            switch String(decoding: word, as: UTF8.self).lowercased() {
            case "r":
                try text(isRaw: true, from: start)
                return Token(kind: .string, range: start..<position)
            case "b":
                try text(isRaw: false, from: start)
                return Token(kind: .bytes, range: start..<position)
            case "br", "rb":
                try text(isRaw: true, from: start)
                return Token(kind: .bytes, range: start..<position)
            default: break
            }
        }
        let kind: Token.Kind =
            switch String(decoding: word, as: UTF8.self) {
            case "true": .true
            case "false": .false
            case "null": .null
            case "in": .in
            default: .identifier
            }
        return Token(kind: kind, range: start..<position)
    }

    private mutating func number(from start: Int) throws(ExpressionProblem) -> Token {
        var kind = Token.Kind.int
        if peek() == UInt8(ascii: "0"), peek(1) == UInt8(ascii: "x") {
            position += 2
            let digits = position
            while let byte = peek(), isHexDigit(byte) { position += 1 }
            guard position > digits else {
                throw ExpressionProblem("a hexadecimal number needs a digit after 0x", at: start..<position)
            }
        } else {
            skipDigits()
            if peek() == UInt8(ascii: "."), isDigit(peek(1) ?? 0) {
                kind = .double
                position += 1
                skipDigits()
            }
            if let e = peek(), e == UInt8(ascii: "e") || e == UInt8(ascii: "E") {
                let sign = peek(1) == UInt8(ascii: "+") || peek(1) == UInt8(ascii: "-") ? 1 : 0
                guard isDigit(peek(1 + sign) ?? 0) else {
                    throw ExpressionProblem("the exponent of a number needs a digit", at: start..<position + 1)
                }
                kind = .double
                position += 1 + sign
                skipDigits()
            }
        }
        if kind == .int, let suffix = peek(), suffix == UInt8(ascii: "u") || suffix == UInt8(ascii: "U") {
            kind = .uint
            position += 1
        }
        if let byte = peek(), isLetter(byte) {
            throw ExpressionProblem("a number and a name need a space between them", at: start..<position + 1)
        }
        return Token(kind: kind, range: start..<position)
    }

    private mutating func skipDigits() {
        while let byte = peek(), isDigit(byte) { position += 1 }
    }

    /// Moves past a quoted literal; the position is at its opening quote.
    private mutating func text(isRaw: Bool, from start: Int) throws(ExpressionProblem) {
        guard let quote = peek() else { return }
        let isTriple = peek(1) == quote && peek(2) == quote
        position += isTriple ? 3 : 1
        while let byte = peek() {
            if byte == quote, !isTriple || (peek(1) == quote && peek(2) == quote) {
                position += isTriple ? 3 : 1
                return
            }
            if !isTriple, byte == 10 || byte == 13 {
                throw ExpressionProblem(
                    "this string is not closed on its line", at: start..<position,
                    fix: "Close the string, or use three quotes for a text of several lines.")
            }
            position += byte == UInt8(ascii: "\\") && !isRaw && peek(1) != nil ? 2 : 1
        }
        position = min(position, bytes.count)
        throw ExpressionProblem("this string is not closed", at: start..<position, fix: "Close the string.")
    }

    private mutating func quotedIdentifier(from start: Int) throws(ExpressionProblem) -> Token {
        position += 1
        while let byte = peek(), byte != UInt8(ascii: "`") {
            guard isLetter(byte) || isDigit(byte) || "-./ ".utf8.contains(byte) else {
                throw ExpressionProblem(
                    "a name in backticks holds letters, digits and _ . - / only", at: position..<position + 1)
            }
            position += 1
        }
        guard peek() != nil, position > start + 1 else {
            throw ExpressionProblem("this name in backticks is empty or not closed", at: start..<position)
        }
        position += 1
        return Token(kind: .quotedIdentifier, range: start..<position)
    }

    private mutating func symbol(_ byte: UInt8, from start: Int) throws(ExpressionProblem) -> Token {
        func token(_ kind: Token.Kind, _ length: Int) -> Token {
            position = start + length
            return Token(kind: kind, range: start..<position)
        }
        let next = peek(1)
        let isEqualNext = next == UInt8(ascii: "=")
        switch byte {
        case UInt8(ascii: "+"): return token(.plus, 1)
        case UInt8(ascii: "-"): return token(.minus, 1)
        case UInt8(ascii: "*"): return token(.star, 1)
        case UInt8(ascii: "/"): return token(.slash, 1)
        case UInt8(ascii: "%"): return token(.percent, 1)
        case UInt8(ascii: "<"): return isEqualNext ? token(.lessOrEqual, 2) : token(.less, 1)
        case UInt8(ascii: ">"): return isEqualNext ? token(.greaterOrEqual, 2) : token(.greater, 1)
        case UInt8(ascii: "!"): return isEqualNext ? token(.notEqual, 2) : token(.not, 1)
        case UInt8(ascii: "=") where isEqualNext: return token(.equal, 2)
        case UInt8(ascii: "&") where next == byte: return token(.and, 2)
        case UInt8(ascii: "|") where next == byte: return token(.or, 2)
        case UInt8(ascii: "?"): return token(.question, 1)
        case UInt8(ascii: ":"): return token(.colon, 1)
        case UInt8(ascii: "."): return token(.dot, 1)
        case UInt8(ascii: ","): return token(.comma, 1)
        case UInt8(ascii: "("): return token(.leftParenthesis, 1)
        case UInt8(ascii: ")"): return token(.rightParenthesis, 1)
        case UInt8(ascii: "["): return token(.leftBracket, 1)
        case UInt8(ascii: "]"): return token(.rightBracket, 1)
        case UInt8(ascii: "{"): return token(.leftBrace, 1)
        case UInt8(ascii: "}"): return token(.rightBrace, 1)
        default: throw unexpected(byte, at: start)
        }
    }

    private func unexpected(_ byte: UInt8, at start: Int) -> ExpressionProblem {
        let doubled: [UInt8: String] = [
            UInt8(ascii: "="): "==", UInt8(ascii: "&"): "&&", UInt8(ascii: "|"): "||",
        ]
        if let operatorText = doubled[byte] {
            return ExpressionProblem(
                "'\(String(UnicodeScalar(byte)))' is no operator", at: start..<start + 1,
                fix: "Write '\(operatorText)'.")
        }
        var end = start + 1
        while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
        let text = String(decoding: bytes[start..<end], as: UTF8.self)
        return ExpressionProblem("'\(text)' has no meaning here", at: start..<end)
    }
}
