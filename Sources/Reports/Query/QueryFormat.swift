import Documents
package import Ledger

/// How an answer to a question is written.
package enum QueryFormat: String, Sendable, CaseIterable {
    case table
    case json
    case csv
    case markdown

    /// Writes one page.
    /// - Parameters:
    ///   - token: What asks for the next page; nothing when there is none.
    ///   - isFirst: Whether the header of a CSV file is due.
    package func text(of page: QueryPage, token: String?, isFirst: Bool = true) -> String {
        switch self {
        case .table: QueryTableText.text(page, token: token)
        case .json: QueryFormat.json(page, token: token).prettyPrinted
        case .csv: QueryCSV.text(page, isFirst: isFirst)
        case .markdown: QueryMarkdown.text(page, token: token)
        }
    }

    private static func json(_ page: QueryPage, token: String?) -> JSONValue {
        let rows = page.rows.map { row in
            JSONValue.object(zip(page.columns, row).map { JSONValue.Member($0, value($1)) })
        }
        return [
            "complete": .bool(page.isComplete), "next": .optional(token),
            "notes": .array(page.notes.map { .string($0) }), "rows": .array(rows),
        ]
    }

    private static func value(_ cell: QueryCell) -> JSONValue {
        switch cell {
        case .none: .null
        case .text(let text): .string(text)
        case .number(let number): .integer(number)
        case .time(let time): .string(time.description)
        case .flag(let flag): .bool(flag)
        case .list(let texts): .array(texts.map { .string($0) })
        }
    }
}

extension QueryCell {
    /// The cell as a person reads it, not escaped.
    var plain: String {
        switch self {
        case .none: ""
        case .text(let text): text
        case .number(let number): String(number)
        case .time(let time): time.description
        case .flag(let flag): flag ? "yes" : "no"
        case .list(let texts): texts.joined(separator: " ")
        }
    }
}
