/// The order of the versions of a product, by the type of a vers or, without one, as a person would read them.
struct ProductVersionOrder: Sendable {
    /// A version that has been taken apart once, to be compared often.
    struct Reading: Sendable {
        fileprivate let text: String
        /// The runs of digits and of other characters, without what separates them.
        fileprivate let runs: [[UInt8]]

        init(_ text: String) {
            self.text = text
            var runs: [[UInt8]] = []
            var isInRun = false
            for byte in text.utf8 {
                if [UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "+")].contains(byte) {
                    isInRun = false
                    continue
                }
                if isInRun, let last = runs.last?.last, VersionText.isDigit(last) == VersionText.isDigit(byte) {
                    runs[runs.count - 1].append(byte)
                } else {
                    runs.append([byte])
                }
                isInRun = true
            }
            self.runs = runs
        }
    }

    private let scheme: VersionScheme?

    /// - Parameter type: The type of a vers; nothing for the versions of a vls.
    init(type: String?) { scheme = type.flatMap(VersScheme.order) }

    /// Whether the type says how versions are compared.
    var isExact: Bool { scheme != nil }

    /// How the first version stands to the second; nothing when one of them is no version of an exact type.
    func compare(_ left: Reading, _ right: Reading) -> VersionOrder? {
        if let scheme { return scheme.compare(left.text, right.text) }
        return Self.natural(left.runs, right.runs)
    }

    /// Runs of digits compare as numbers, others as text, and a missing run counts as 0.
    private static func natural(_ left: [[UInt8]], _ right: [[UInt8]]) -> VersionOrder {
        let zero = [UInt8(ascii: "0")]
        for place in 0..<max(left.count, right.count) {
            let one = place < left.count ? left[place] : zero
            let other = place < right.count ? right[place] : zero
            if one == other { continue }
            switch (one.first.map(VersionText.isDigit) ?? false, other.first.map(VersionText.isDigit) ?? false) {
            case (true, true):
                let (one, other) = (one.drop { $0 == 48 }, other.drop { $0 == 48 })
                if one.count != other.count { return one.count < other.count ? .before : .after }
                if one.elementsEqual(other) { continue }
                return one.lexicographicallyPrecedes(other) ? .before : .after
            case (false, false): return one.lexicographicallyPrecedes(other) ? .before : .after
            case (let isNumber, _): return isNumber ? .after : .before
            }
        }
        return .same
    }
}
