/// One thing that is wrong with a stored ledger, and where it stands.
package struct LedgerProblem: Sendable, Hashable, CustomStringConvertible {
    package let code: LedgerError.Code
    /// The entry it concerns; nothing for what is not about one entry.
    package let entry: UInt64?
    package let table: String
    package let column: String
    package let message: String

    package init(
        _ code: LedgerError.Code, entry: UInt64? = nil, table: String, column: String, _ message: String
    ) {
        self.code = code
        self.entry = entry
        self.table = table
        self.column = column
        self.message = message
    }

    /// `ledger.inconsistent: entries.verdict of entry 5: …`.
    package var description: String {
        "\(code.rawValue): \(table).\(column)" + (entry.map { " of entry \($0)" } ?? "") + ": \(message)"
    }
}
