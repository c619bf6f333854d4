/// Outside text in Markdown: it is read as text, whatever it contains.
///
/// Marks, pipes, backticks and HTML are written as character references, which no Markdown reader takes for structure;
/// `@name` notifies nobody and addresses do not become links.
enum MarkdownText {
    static func escaped(_ text: String, limit: Int = 400) -> String {
        escapedLine(OutsideText.line(text, limit: limit))
    }

    /// A name, path or id as code.
    static func code(_ text: String, limit: Int = 200) -> String {
        let line = OutsideText.line(text, limit: limit)
        if !line.isEmpty, line.utf8.allSatisfy(isPlain) { return "`\(line)`" }
        return "<code>\(escapedLine(line))</code>"
    }

    private static func escapedLine(_ line: String) -> String {
        let scalars = Array(line.unicodeScalars)
        var result = ""
        for (index, scalar) in scalars.enumerated() {
            let next = index + 1 < scalars.count ? scalars[index + 1] : " "
            switch scalar {
            case "\\", "`", "*", "_", "{", "}", "[", "]", "<", ">", "&", "|", "#", "~", "!", "$":
                result += "&#\(scalar.value);"
            case "-" where index == 0, "+" where index == 0: result += "&#\(scalar.value);"
            case "@": result += "@\u{200B}"
            // `https://…` and `mailto:…` would become links, `www.…` too.
            case ":" where next != " ": result += "&#58;"
            case "." where index >= 3 && scalars[(index - 3)..<index].allSatisfy({ $0 == "w" || $0 == "W" }):
                result += "&#46;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// What stands in a code span as it is, also inside a table.
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case 48...57, 65...90, 97...122: true
        default: " !#$%&'()*+,-./:;=?@[]^_{}~".utf8.contains(byte)
        }
    }
}
