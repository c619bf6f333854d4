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
        var result = ""
        var last: (Unicode.Scalar?, Unicode.Scalar?, Unicode.Scalar?) = (nil, nil, nil)
        for scalar in line.unicodeScalars {
            switch scalar {
            case "\\", "`", "*", "_", "{", "}", "[", "]", "<", ">", "&", "|", "#", "~", "!", "$", "^", "=":
                result += "&#\(scalar.value);"
            case "@": result += "@\u{200B}"
            case ":" where last.0.map { $0.properties.isAlphabetic } == true: result += "&#58;"
            case "." where last.0 == "w" && last.1 == "w" && last.2 == "w": result += "&#46;"
            default: result.unicodeScalars.append(scalar)
            }
            last = (scalar, last.0, last.1)
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
