/// Parts that the native syntaxes share.
enum RangeText {
    /// The texts between `||`, or single `|`.
    static func alternatives(_ text: String) -> [Substring] {
        var parts: [Substring] = []
        var rest = Substring(text)
        while let bar = rest.firstIndex(of: "|") {
            parts.append(rest[..<bar].trimmedSpace)
            rest = rest[rest.index(after: bar)...]
            if rest.utf8.first == UInt8(ascii: "|") { rest = rest.dropFirst() }
        }
        return parts + [rest.trimmedSpace]
    }

    /// The words between white space and commas, with a sign that stands alone joined to the word after it and quotation
    /// marks left out.
    static func words(_ text: Substring) -> [Substring] {
        var words: [Substring] = []
        var start: Substring.Index?
        var hasVersion = false
        for index in text.utf8.indices {
            let byte = text.utf8[index]
            let isSeparator = VersionText.isSpace(byte) || byte == UInt8(ascii: ",") || isQuote(byte)
            if isSeparator {
                if let begin = start, hasVersion || byte == UInt8(ascii: ",") {
                    words.append(text[begin..<index])
                    start = nil
                }
            } else {
                // A sign right behind a version begins the next word: `>=1<2`.
                if let begin = start, hasVersion, isRelation(byte) {
                    words.append(text[begin..<index])
                    start = nil
                }
                if start == nil {
                    start = index
                    hasVersion = false
                }
                if !isRelation(byte), byte != UInt8(ascii: "^"), byte != UInt8(ascii: "~") { hasVersion = true }
            }
        }
        if let start { words.append(text[start...]) }
        return words
    }

    /// The signs at the start of a word, and the rest without white space around it.
    static func sign(of word: Substring, among signs: String) -> (sign: Substring, rest: Substring) {
        let rest = word.utf8.drop { byte in signs.utf8.contains(byte) }
        return (word[..<rest.startIndex], Substring(rest).trimmedSpace)
    }

    private static func isRelation(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "=") || byte == UInt8(ascii: "!")
    }

    private static func isQuote(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") }
}

extension RangeText {
    /// The words of an npm range: as `words`, but a comma or quotation mark is a character like others, and a sign behind a
    /// version does not begin a word.
    static func npmWords(_ text: Substring) -> [Substring] {
        var words: [Substring] = []
        var pending: Substring.Index?
        for word in text.split(whereSeparator: { $0.utf8.allSatisfy(VersionText.isSpace) }) {
            let isSign = word != "-" && word.utf8.allSatisfy { "<>=~^".utf8.contains($0) }
            if isSign {
                pending = pending ?? word.startIndex
            } else {
                words.append(text[(pending ?? word.startIndex)..<word.endIndex])
                pending = nil
            }
        }
        if let pending { words.append(text[pending...]) }
        return words
    }
}
