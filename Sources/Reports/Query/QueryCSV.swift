import Ledger

/// A page as CSV (RFC 4180), lines ending with CR and LF.
///
/// A cell that a spreadsheet would take for a formula has an apostrophe before it. Notes are no rows: they are left out here.
enum QueryCSV {
    static func text(_ page: QueryPage, isFirst: Bool) -> String {
        var text = isFirst ? line(page.columns) : ""
        for row in page.rows {
            text += line(
                row.map { cell in
                    if case .number(let number) = cell { return String(number) }
                    return guarded(cell.plain)
                })
        }
        return text
    }

    private static func guarded(_ text: String) -> String {
        guard let first = text.utf8.first, [0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0D].contains(first) else { return text }
        return "'" + text
    }

    private static func line(_ cells: [String]) -> String {
        cells.map { cell in
            cell.utf8.contains { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }
                ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
        }.joined(separator: ",") + "\r\n"
    }
}
