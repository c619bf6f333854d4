import Documents

/// A date-time of a document, exact to the last digit of its fraction and comparable across time zones.
///
/// Read by the rules of CSAF 2.1, section 2.2: RFC 3339 with upper-case `T` and `Z` and no leap second.
struct CSAFMoment: Comparable, Hashable, Sendable {
    let timestamp: Timestamp
    /// The digits of the fraction without trailing zeros.
    private let fraction: [UInt8]

    init?(_ text: String) {
        guard let timestamp = Timestamp(text) else { return nil }
        self.timestamp = timestamp
        var digits: [UInt8] = []
        let rest = text.utf8.dropFirst(19)
        if rest.first == UInt8(ascii: ".") {
            digits = Array(rest.dropFirst().prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
            while digits.last == UInt8(ascii: "0") { digits.removeLast() }
        }
        fraction = digits
    }

    static func < (left: CSAFMoment, right: CSAFMoment) -> Bool {
        left.timestamp == right.timestamp
            ? left.fraction.lexicographicallyPrecedes(right.fraction) : left.timestamp < right.timestamp
    }
}

extension CSAFNode {
    /// The value as a date-time; nothing when it is none.
    var moment: CSAFMoment? { string.flatMap(CSAFMoment.init) }
}
