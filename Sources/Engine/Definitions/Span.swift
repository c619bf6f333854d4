package import Documents

/// A length of time in whole seconds, written `90s`, `15m`, `24h` or `7d`.
package struct Span: Sendable, Hashable, OptionValue {
    package let seconds: Int64

    package init(seconds: Int64) { self.seconds = seconds }

    package static var placeholder: Span { Span(seconds: 0) }
    package static var expected: String { "a length of time such as 90s, 15m, 24h or 7d" }
    package static func read(_ node: SourceNode) -> Span? {
        node.string.flatMap { Span($0) }
    }

    /// - Returns: Nothing unless the text is a number above 0 with a unit, of at most 100 years.
    package init?(_ text: String) {
        guard let unit = text.utf8.last, let number = Int64(text.dropLast()), number > 0,
            text.utf8.dropLast().allSatisfy({ (48...57).contains($0) })
        else { return nil }
        let factor: Int64? =
            switch unit {
            case UInt8(ascii: "s"): 1
            case UInt8(ascii: "m"): 60
            case UInt8(ascii: "h"): 3600
            case UInt8(ascii: "d"): 86400
            default: nil
            }
        guard let factor else { return nil }
        let (seconds, overflow) = number.multipliedReportingOverflow(by: factor)
        guard !overflow, seconds <= 100 * 365 * 86400 else { return nil }
        self.seconds = seconds
    }
}
