/// A span of time in nanoseconds, negative ones included; about 292 years each way.
///
/// That is the range cel-go gives durations, narrower than protobuf's 10,000 years; arithmetic beyond it is an error.
package struct ExpressionDuration: Sendable, Hashable, Comparable {
    package let nanoseconds: Int64

    package init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

    package static func < (left: ExpressionDuration, right: ExpressionDuration) -> Bool {
        left.nanoseconds < right.nanoseconds
    }

    package static let nanosecondsPerSecond: Int64 = 1_000_000_000
}

extension ExpressionDuration {
    private static let units: [(name: [UInt8], nanoseconds: UInt64)] = [
        (Array("ns".utf8), 1), (Array("us".utf8), 1000), (Array("µs".utf8), 1000), (Array("μs".utf8), 1000),
        (Array("ms".utf8), 1_000_000), (Array("s".utf8), 1_000_000_000), (Array("m".utf8), 60_000_000_000),
        (Array("h".utf8), 3_600_000_000_000),
    ]

    /// Reads `1h30m`, `-1.5s`, `0`: decimal numbers each with a unit of `h m s ms us ns`; nothing when out of range.
    package init?(_ text: String) {
        var rest = Array(text.utf8)[...]
        var isNegative = false
        if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
            isNegative = sign == UInt8(ascii: "-")
            rest = rest.dropFirst()
        }
        if rest.elementsEqual([UInt8(ascii: "0")]) {
            self.init(nanoseconds: 0)
            return
        }
        guard !rest.isEmpty else { return nil }
        var total: UInt64 = 0
        while !rest.isEmpty {
            guard let part = ExpressionDuration.part(&rest) else { return nil }
            let (sum, overflow) = total.addingReportingOverflow(part)
            guard !overflow else { return nil }
            total = sum
        }
        if isNegative, total == Int64.min.magnitude {
            self.init(nanoseconds: .min)
            return
        }
        guard let nanoseconds = Int64(exactly: total) else { return nil }
        self.init(nanoseconds: isNegative ? -nanoseconds : nanoseconds)
    }

    /// One number with its unit, in nanoseconds; what is finer than a nanosecond is cut off.
    private static func part(_ rest: inout ArraySlice<UInt8>) -> UInt64? {
        let isDigit: (UInt8) -> Bool = { (48...57).contains($0) }
        let whole = rest.prefix(while: isDigit)
        rest = rest.dropFirst(whole.count)
        var fraction: ArraySlice<UInt8> = []
        if rest.first == UInt8(ascii: ".") {
            rest = rest.dropFirst()
            fraction = rest.prefix(while: isDigit)
            rest = rest.dropFirst(fraction.count)
        }
        guard !whole.isEmpty || !fraction.isEmpty else { return nil }
        let name = rest.prefix { !isDigit($0) && $0 != UInt8(ascii: ".") }
        rest = rest.dropFirst(name.count)
        guard let unit = units.first(where: { name.elementsEqual($0.name) })?.nanoseconds else { return nil }
        var value: UInt64 = 0
        for digit in whole {
            let (product, first) = value.multipliedReportingOverflow(by: 10)
            let (sum, second) = product.addingReportingOverflow(UInt64(digit - 48))
            guard !first, !second else { return nil }
            value = sum
        }
        let (scaled, overflow) = value.multipliedReportingOverflow(by: unit)
        guard !overflow else { return nil }
        var added: UInt64 = 0
        var place = unit
        for digit in fraction.prefix(18) {
            place /= 10
            added += place * UInt64(digit - 48)
        }
        let (sum, tooLarge) = scaled.addingReportingOverflow(added)
        return tooLarge ? nil : sum
    }

    /// The seconds with their fraction and an `s`, as protobuf writes durations: `90s`, `-1.5s`.
    package var text: String {
        let seconds = (nanoseconds / ExpressionDuration.nanosecondsPerSecond).magnitude
        let rest = (nanoseconds % ExpressionDuration.nanosecondsPerSecond).magnitude
        let sign = nanoseconds < 0 ? "-" : ""
        return sign + String(seconds) + NumberFormat.fraction(nanoseconds: Int(rest)) + "s"
    }
}
