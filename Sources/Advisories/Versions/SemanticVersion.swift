/// A version by Semantic Versioning 2.0.0, read as tolerantly as the ecosystems that use it write it.
///
/// Beyond the standard it takes a leading `v` or `=`, leading zeros, and fewer or more than three numbers; missing
/// numbers are zero. Build metadata is read and never compared. Precedence is that of section 11, numbers of any size.
struct SemanticVersion: VersionForm {
    private let text: [UInt8]
    private let numbers: Range<Int>
    private let prerelease: Range<Int>?
    private let build: Range<Int>?
    /// True when the text is valid to the letter of the standard.
    let isStrict: Bool

    init?(_ text: [UInt8]) {
        let text = VersionText.trimmed(text)
        self.text = text
        var index = 0
        while index < text.count, Self.isPrefix(text[index]) { index += 1 }
        let start = index
        var count = 0
        var strict = index == 0
        repeat {
            if count > 0 { index += 1 }
            let end = VersionText.endOfDigits(text, from: index, to: text.count)
            guard end > index else { return nil }
            if end - index > 1, text[index] == 48 { strict = false }
            index = end
            count += 1
        } while index < text.count && text[index] == UInt8(ascii: ".")
        numbers = start..<index
        strict = strict && count == 3

        var prerelease: Range<Int>?
        if index < text.count, text[index] == UInt8(ascii: "-") {
            let end = text[index...].firstIndex(of: UInt8(ascii: "+")) ?? text.count
            guard Self.areIdentifiers(text, index + 1..<end) else { return nil }
            prerelease = index + 1..<end
            strict = strict && Self.areStrict(text, index + 1..<end, refusingLeadingZeros: true)
            index = end
        }
        self.prerelease = prerelease
        var build: Range<Int>?
        if index < text.count, text[index] == UInt8(ascii: "+") {
            guard Self.areIdentifiers(text, index + 1..<text.count) else { return nil }
            build = index + 1..<text.count
            strict = strict && Self.areStrict(text, index + 1..<text.count, refusingLeadingZeros: false)
            index = text.count
        }
        self.build = build
        guard index == text.count else { return nil }
        isStrict = strict
    }

    func order(against other: SemanticVersion) -> VersionOrder {
        let order = DottedParts.orderOfNumbers(text, numbers, other.text, other.numbers)
        guard order == .same else { return order }
        switch (prerelease, other.prerelease) {
        case (nil, nil): return .same
        case (nil, _): return .after
        case (_, nil): return .before
        case (let mine?, let theirs?): return Self.orderOfIdentifiers(text, mine, other.text, theirs)
        }
    }

    /// Pub's order: as above, and then build metadata, none before some.
    func orderWithBuild(against other: SemanticVersion) -> VersionOrder {
        let order = order(against: other)
        guard order == .same else { return order }
        switch (build, other.build) {
        case (nil, nil): return .same
        case (nil, _): return .before
        case (_, nil): return .after
        case (let mine?, let theirs?): return Self.orderOfIdentifiers(text, mine, other.text, theirs)
        }
    }

    /// Section 11.4: numbers by value and before words, words by ASCII, a proper prefix first.
    private static func orderOfIdentifiers(
        _ left: [UInt8], _ leftRange: Range<Int>, _ right: [UInt8], _ rightRange: Range<Int>
    ) -> VersionOrder {
        var lefts = DottedParts(left, leftRange)
        var rights = DottedParts(right, rightRange)
        while true {
            switch (lefts.next(), rights.next()) {
            case (nil, nil): return .same
            case (nil, _): return .before
            case (_, nil): return .after
            case (let mine?, let theirs?):
                let order: VersionOrder =
                    switch (VersionText.isNumber(left, mine), VersionText.isNumber(right, theirs)) {
                    case (true, true): VersionText.orderOfNumbers(left, mine, right, theirs)
                    case (true, false): .before
                    case (false, true): .after
                    case (false, false): VersionText.orderOfBytes(left, mine, right, theirs)
                    }
                if order != .same { return order }
            }
        }
    }

    private static func isPrefix(_ byte: UInt8) -> Bool {
        byte | 0x20 == UInt8(ascii: "v") || byte == UInt8(ascii: "=") || byte == 32
    }

    private static func areIdentifiers(_ text: [UInt8], _ range: Range<Int>) -> Bool {
        !range.isEmpty
            && text[range].allSatisfy {
                VersionText.isDigit($0) || VersionText.isLetter($0) || $0 == UInt8(ascii: "-")
                    || $0 == UInt8(ascii: ".")
            }
    }

    private static func areStrict(_ text: [UInt8], _ range: Range<Int>, refusingLeadingZeros: Bool) -> Bool {
        var parts = DottedParts(text, range)
        while let part = parts.next() {
            if part.isEmpty { return false }
            if refusingLeadingZeros, part.count > 1, text[part.lowerBound] == 48, VersionText.isNumber(text, part) {
                return false
            }
        }
        return true
    }
}
