package import Documents

/// One cell of an answer; what is not known or does not apply is `none`, never zero.
package enum QueryCell: Sendable, Hashable {
    case none
    case text(String)
    case number(Int64)
    case time(Timestamp)
    case flag(Bool)
    case list([String])

    /// A text, or nothing when it is empty.
    package init(_ text: String?) { self = text.flatMap { $0.isEmpty ? nil : .text($0) } ?? .none }

    /// Seconds since 1970; nothing outside the years 1 to 9999.
    package init(seconds: Int64?) {
        self = seconds.flatMap { Timestamp(secondsSinceEpoch: $0) }.map { .time($0) } ?? .none
    }
}

/// One page of an answer: a table, what must be said beside it, and where the next page begins.
package struct QueryPage: Sendable, Hashable {
    /// Names of the columns, as JSON keys.
    package let columns: [String]
    package var rows: [[QueryCell]]
    /// What a reader must know to read the table rightly: what was not examined, what zero rows mean.
    package var notes: [String]
    /// Where the next page begins; nothing when this is the last.
    package var next: Int64?
    /// False when something could not be examined: then no row is no proof of absence.
    package var isComplete = true

    package init(columns: [String], rows: [[QueryCell]] = [], notes: [String] = [], next: Int64? = nil) {
        self.columns = columns
        self.rows = rows
        self.notes = notes
        self.next = next
    }
}
