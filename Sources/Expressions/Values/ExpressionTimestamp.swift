package import Documents

/// A moment in UTC to the nanosecond, in the years 1 to 9999 (the range of protobuf's `Timestamp`).
package struct ExpressionTimestamp: Sendable, Hashable, Comparable {
    /// Seconds since 1970-01-01T00:00:00Z without leap seconds, rounded down.
    package let seconds: Int64
    /// 0 to 999,999,999, counted forward from `seconds`.
    package let nanoseconds: Int32

    private static let secondsRange: ClosedRange<Int64> = -62_135_596_800...253_402_300_799

    /// Nothing outside the range.
    package init?(seconds: Int64, nanoseconds: Int32 = 0) {
        guard ExpressionTimestamp.secondsRange.contains(seconds), (0..<1_000_000_000).contains(nanoseconds) else {
            return nil
        }
        self.seconds = seconds
        self.nanoseconds = nanoseconds
    }

    package init(_ timestamp: Timestamp) {
        seconds = timestamp.seconds
        nanoseconds = 0
    }

    package static func < (left: ExpressionTimestamp, right: ExpressionTimestamp) -> Bool {
        (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
    }
}

extension ExpressionTimestamp {
    /// Nothing when the sum is out of range.
    package func adding(_ duration: ExpressionDuration) -> ExpressionTimestamp? {
        let second = ExpressionDuration.nanosecondsPerSecond
        let rest = Int64(nanoseconds) + duration.nanoseconds % second
        let carry: Int64 = rest < 0 ? -1 : rest >= second ? 1 : 0
        // Neither side comes near the bounds of Int64: at most 2.5e11 and 9.3e9.
        return ExpressionTimestamp(
            seconds: seconds + duration.nanoseconds / second + carry, nanoseconds: Int32(rest - carry * second))
    }

    /// Nothing when the sum is out of range.
    package func subtracting(_ duration: ExpressionDuration) -> ExpressionTimestamp? {
        guard duration.nanoseconds != .min else {
            return adding(ExpressionDuration(nanoseconds: .max))?.adding(ExpressionDuration(nanoseconds: 1))
        }
        return adding(ExpressionDuration(nanoseconds: -duration.nanoseconds))
    }

    /// The time from an earlier moment to this one; nothing when no duration is so long.
    package func since(_ earlier: ExpressionTimestamp) -> ExpressionDuration? {
        let (whole, overflow) = (seconds - earlier.seconds).multipliedReportingOverflow(
            by: ExpressionDuration.nanosecondsPerSecond)
        guard !overflow else { return nil }
        let (sum, carried) = whole.addingReportingOverflow(Int64(nanoseconds) - Int64(earlier.nanoseconds))
        return carried ? nil : ExpressionDuration(nanoseconds: sum)
    }
}
