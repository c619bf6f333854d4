/// A table; cells are Markdown already.
struct MarkdownTable {
    let header: [String]
    var rows: [[String]] = []

    var text: String {
        let rule = header.map { _ in "---" }
        return ([header, rule] + rows).map { "| " + $0.joined(separator: " | ") + " |\n" }.joined()
    }
}

extension MarkdownText {
    /// One of our own emoji for an outcome's word.
    static func symbol(_ outcome: String) -> String {
        switch outcome {
        case "passed", "promoted": "✅"
        case "warned": "⚠️"
        case "failed", "rejected": "❌"
        case "unknown": "❓"
        case "waiting", "pending": "⏳"
        case "errored": "💥"
        default: "➖"
        }
    }
}
