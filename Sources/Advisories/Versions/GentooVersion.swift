/// A Gentoo version in the order of the Package Manager Specification, section 3.3.
///
/// `numbers[letter][_suffix[N]…][-rN]`. Numbers after the first compare as text without trailing zeros when either
/// begins with a zero; suffixes rank `_alpha`, `_beta`, `_pre`, `_rc`, none, `_p`.
struct GentooVersion: VersionForm {
    private let text: VersionBytes
    private let numbers: Range<Int>
    private let letter: UInt8
    private let suffixes: Range<Int>
    private let revision: Range<Int>

    init?(_ text: VersionBytes) {
        let text = text.trimmed
        self.text = text
        var end = 0
        repeat {
            let start = end == 0 ? 0 : end + 1
            end = VersionText.endOfDigits(text, from: start, to: text.count)
            guard end > start else { return nil }
        } while text[end] == UInt8(ascii: ".")
        numbers = 0..<end
        letter = text[end] &- 97 < 26 ? text[end] : 0
        var index = letter == 0 ? end : end + 1
        let start = index
        while let suffix = Self.suffix(text, at: index) { index = suffix.number.upperBound }
        suffixes = start..<index
        if VersionText.hasExactPrefix(text, at: index, "-r") {
            let stop = VersionText.endOfDigits(text, from: index + 2, to: text.count)
            guard stop > index + 2 else { return nil }
            revision = index + 2..<stop
            index = stop
        } else {
            revision = index..<index
        }
        guard index == text.count else { return nil }
    }

    func order(against other: GentooVersion) -> VersionOrder {
        let versions = orderOfNumbers(against: other)
        guard versions == .same else { return versions }
        guard letter == other.letter else { return VersionOrder(Int(letter), Int(other.letter)) }
        let labels = orderOfSuffixes(against: other)
        return labels != .same ? labels : VersionText.orderOfNumbers(text, revision, other.text, other.revision)
    }

    private func orderOfNumbers(against other: GentooVersion) -> VersionOrder {
        var mine = DottedParts(text, numbers)
        var theirs = DottedParts(other.text, other.numbers)
        var isFirst = true
        while true {
            switch (mine.next(), theirs.next()) {
            case (nil, nil): return .same
            case (nil, _): return .before
            case (_, nil): return .after
            case (let left?, let right?):
                let isFraction = !isFirst && (text[left.lowerBound] == 48 || other.text[right.lowerBound] == 48)
                let order =
                    isFraction
                    ? VersionText.orderOfBytes(
                        text, Self.withoutZeros(text, left), other.text, Self.withoutZeros(other.text, right))
                    : VersionText.orderOfNumbers(text, left, other.text, right)
                if order != .same { return order }
                isFirst = false
            }
        }
    }

    private func orderOfSuffixes(against other: GentooVersion) -> VersionOrder {
        var index = suffixes.lowerBound
        var otherIndex = other.suffixes.lowerBound
        while true {
            let mine = Self.suffix(text, at: index)
            let theirs = Self.suffix(other.text, at: otherIndex)
            guard let mine, let theirs else { return VersionOrder(mine?.rank ?? 0, theirs?.rank ?? 0) }
            guard mine.rank == theirs.rank else { return VersionOrder(mine.rank, theirs.rank) }
            let order = VersionText.orderOfNumbers(text, mine.number, other.text, theirs.number)
            if order != .same { return order }
            index = mine.number.upperBound
            otherIndex = theirs.number.upperBound
        }
    }

    private static func withoutZeros(_ text: VersionBytes, _ range: Range<Int>) -> Range<Int> {
        var end = range.upperBound
        while end > range.lowerBound, text[end - 1] == 48 { end -= 1 }
        return range.lowerBound..<end
    }

    /// The rank is below zero for what comes before the plain version, above for what follows it.
    private static func suffix(_ text: VersionBytes, at start: Int) -> (rank: Int, number: Range<Int>)? {
        let names: [(StaticString, Int)] = [("_alpha", -4), ("_beta", -3), ("_pre", -2), ("_rc", -1), ("_p", 1)]
        guard text[start] == UInt8(ascii: "_") else { return nil }
        for (name, rank) in names where VersionText.hasExactPrefix(text, at: start, name) {
            let number = start + name.utf8CodeUnitCount
            return (rank, number..<VersionText.endOfDigits(text, from: number, to: text.count))
        }
        return nil
    }
}
