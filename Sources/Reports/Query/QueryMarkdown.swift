import Ledger

/// A page as a Markdown table.
enum QueryMarkdown {
    static func text(_ page: QueryPage, token: String?) -> String {
        var table = MarkdownTable(header: page.columns)
        for row in page.rows {
            table.rows.append(
                row.map { cell in
                    switch cell {
                    case .none: ""
                    case .list(let texts): texts.map { MarkdownText.code($0) }.joined(separator: " ")
                    default: MarkdownText.escaped(cell.plain)
                    }
                })
        }
        var parts = page.rows.isEmpty ? [] : [table.text]
        parts += page.notes.map { MarkdownText.escaped($0) + "\n" }
        if !page.isComplete { parts.append("**Not everything could be examined.**\n") }
        if let token { parts.append("More with `--after \(token)`\n") }
        return parts.joined(separator: "\n")
    }
}
