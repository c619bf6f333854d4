/// A licence expression (SPDX 3.0.1, annex B), without the `DocumentRef` that CSAF forbids.
struct LicenceExpression: Sendable {
    struct Term: Sendable {
        /// As written, without the `+` after it.
        let identifier: String
        /// Whether it stands after `WITH`.
        let isException: Bool
        /// Whether `+` stands after it: this version or a later one.
        let orLater: Bool
    }

    /// The identifiers in their order.
    let terms: [Term]

    /// How deep parentheses may nest.
    private static let maximumDepth = 100

    /// Nothing unless the text is of the grammar.
    init?(_ text: String) {
        guard let tokens = Self.tokens(text) else { return nil }
        var terms: [Term] = []
        var depth = 0
        // What may come next: a term or a parenthesis, the exception of a WITH, or an operator.
        var wantsTerm = true
        var wantsException = false
        for (place, token) in tokens.enumerated() {
            switch token {
            case "(":
                guard wantsTerm, !wantsException, depth < Self.maximumDepth else { return nil }
                depth += 1
            case ")":
                guard !wantsTerm, depth > 0 else { return nil }
                depth -= 1
            case "AND", "OR", "and", "or":
                guard !wantsTerm else { return nil }
                wantsTerm = true
            case "WITH", "with":
                guard !wantsTerm, place > 0, tokens[place - 1] != ")", terms.last?.isException == false else {
                    return nil
                }
                wantsTerm = true
                wantsException = true
            default:
                guard wantsTerm, let term = Self.term(token, isException: wantsException) else { return nil }
                terms.append(term)
                wantsTerm = false
                wantsException = false
            }
        }
        guard !wantsTerm, depth == 0 else { return nil }
        self.terms = terms
    }

    private static func tokens(_ text: String) -> [String]? {
        var tokens: [String] = []
        var word: [UInt8] = []
        func close() {
            if !word.isEmpty { tokens.append(String(decoding: word, as: UTF8.self)) }
            word = []
        }
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: " "): close()
            case UInt8(ascii: "("), UInt8(ascii: ")"):
                close()
                tokens.append(byte == UInt8(ascii: "(") ? "(" : ")")
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "+"):
                word.append(byte)
            default: return nil
            }
        }
        close()
        return tokens
    }

    private static func term(_ token: String, isException: Bool) -> Term? {
        let orLater = token.utf8.last == UInt8(ascii: "+")
        let name = orLater ? String(token.dropLast()) : token
        guard !name.isEmpty, !name.utf8.contains(UInt8(ascii: "+")) else { return nil }
        let isReference = ["LicenseRef-", "AdditionRef-"].contains { prefix in
            name.utf8.starts(with: prefix.utf8)
        }
        // Only a licence of the SPDX list has later versions, and a reference needs a name.
        if orLater, isReference || isException { return nil }
        if ["LicenseRef-", "AdditionRef-", "DocumentRef-"].contains(where: name.utf8.elementsEqual(_:)) { return nil }
        if name.utf8.starts(with: "DocumentRef-".utf8) { return nil }
        return Term(identifier: name, isException: isException, orLater: orLater)
    }
}

extension String.UTF8View {
    fileprivate func elementsEqual(_ text: String) -> Bool { elementsEqual(text.utf8) }
}
