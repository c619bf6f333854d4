import Ledger

/// A page as columns of text for a terminal.
enum QueryTableText {
    /// A cell takes no more than this; the other formats have the whole of it.
    private static let maximumWidth = 72

    static func text(_ page: QueryPage, token: String?) -> String {
        var lines: [String] = []
        if !page.rows.isEmpty {
            let rows = [page.columns] + page.rows.map { $0.map { OutsideText.line($0.plain, limit: maximumWidth) } }
            // Columns that say nothing on this page are left out.
            let shown = page.columns.indices.filter { column in page.rows.contains { $0[column] != .none } }
            let widths = shown.map { column in rows.map { $0[column].unicodeScalars.count }.max() ?? 0 }
            for row in rows {
                var line = ""
                for (column, width) in zip(shown, widths) {
                    let cell = row[column]
                    line += cell + String(repeating: " ", count: max(0, width - cell.unicodeScalars.count) + 2)
                }
                while line.utf8.last == 0x20 { line.removeLast() }
                lines.append(line)
            }
        }
        lines += page.notes.map { OutsideText.line($0) }
        if !page.isComplete { lines.append("Not everything could be examined.") }
        if let token { lines.append("More with --after \(token)") }
        return lines.joined(separator: "\n")
    }
}
