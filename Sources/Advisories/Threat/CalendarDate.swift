package import Documents

/// A day of the Gregorian calendar, written `YYYY-MM-DD`; feeds date their facts by days.
package struct CalendarDate: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// Days since 1970-01-01.
    private let days: Int64

    /// Nothing for any other text, and for days that do not exist.
    package init?(_ text: String) {
        guard text.utf8.count == 10, let midnight = Timestamp(text + "T00:00:00Z") else { return nil }
        self.init(midnight)
    }

    /// The day, in UTC, that a moment lies in.
    package init(_ moment: Timestamp) { days = (moment.seconds - Self.remainder(moment.seconds)) / 86400 }

    private static func remainder(_ seconds: Int64) -> Int64 { (seconds % 86400 + 86400) % 86400 }

    package var description: String {
        let midnight = Timestamp(secondsSinceEpoch: days * 86400) ?? .epoch
        return String(Substring(midnight.description.utf8.prefix(10)))
    }

    package static func < (left: CalendarDate, right: CalendarDate) -> Bool { left.days < right.days }
}
