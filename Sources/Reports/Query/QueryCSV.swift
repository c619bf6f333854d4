import Ledger

/// A page as CSV (RFC 4180), lines ending with CR and LF.
///
/// A cell that a spreadsheet would take for a formula has an apostrophe before it; what breaks a line or steers a terminal is
/// shown as an escape, so that a row is a line. JSON has every text as it is. Notes are no rows: they are left out here.
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

    /// What begins a formula, in the wide forms too, also after spaces and after what is shown as an escape.
    private static let formulas = Set("=+-@\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}".unicodeScalars)

    private static func guarded(_ text: String) -> String {
        let line = OutsideText.line(text, limit: .max)
        guard let first = line.unicodeScalars.first(where: { !$0.properties.isWhitespace }), formulas.contains(first)
        else { return line }
        return "'" + line
    }

    /// Programs of some languages take a semicolon for the separator.
    private static func line(_ cells: [String]) -> String {
        cells.map { cell in
            cell.utf8.contains { [0x22, 0x2C, 0x3B].contains($0) }
                ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
        }.joined(separator: ",") + "\r\n"
    }
}
