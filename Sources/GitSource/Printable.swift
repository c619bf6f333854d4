/// Texts from outside in a form that is safe to print.
enum Printable {
    /// Whether the text holds no control, format or line-separating character, bidirectional overrides among them.
    static func isPlain(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse: false
            default: true
            }
        }
    }

    /// The text in quotation marks, at most 120 characters of it, with every character that is not plain escaped.
    static func quoted(_ text: String) -> String {
        var result = "'"
        for scalar in text.unicodeScalars.prefix(120) {
            let character = String(scalar)
            result += isPlain(character) ? character : "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
        }
        return result + (text.unicodeScalars.dropFirst(120).isEmpty ? "'" : "…'")
    }

    /// Bytes as `quoted`, with what is not UTF-8 replaced.
    static func quoted(_ bytes: some Collection<UInt8>) -> String { quoted(String(decoding: bytes, as: UTF8.self)) }
}
