/// A version by Semantic Versioning 2.0.0, read as tolerantly as the ecosystems that use it write it.
///
/// Beyond the standard it takes a leading `v` or `=`, leading zeros, and fewer or more than three numbers; missing
/// numbers are zero. Build metadata is read and never compared. Precedence is that of section 11, numbers of any size.
struct SemanticVersion: VersionForm {
    let text: VersionBytes
    let numbers: Range<Int>
    let prerelease: Range<Int>?
    let build: Range<Int>?
    /// True when the text is valid to the letter of the standard.
    let isStrict: Bool
    /// False for a pre-release that is not set off by a hyphen: `1.0.0.alpha`, `1.21rc2`.
    let isWellFormed: Bool

    init?(_ text: VersionBytes) {
        let text = text.trimmed
        self.text = text
        var index = 0
        while index < text.count, Self.isPrefix(text[index]) { index += 1 }
        let start = index
        var count = 0
        var strict = index == 0
        repeat {
            if count > 0 { index += 1 }
            let end = VersionText.endOfDigits(text, from: index, to: text.count)
            guard end > index else {
                // `1.0.0.alpha`: the dot belongs to the label.
                guard count > 0, Self.isUsualLabel(text, index) else { return nil }
                index -= 1
                break
            }
            if end - index > 1, text[index] == 48 { strict = false }
            index = end
            count += 1
        } while index < text.count && text[index] == UInt8(ascii: ".")
        numbers = start..<index
        strict = strict && count == 3

        var prerelease: Range<Int>?
        if let start = Self.startOfLabel(text, index) {
            isWellFormed = text[index] == UInt8(ascii: "-")
            let end = text.firstIndex(of: UInt8(ascii: "+"), from: index) ?? text.count
            guard Self.areIdentifiers(text, start..<end) else { return nil }
            prerelease = start..<end
            strict = strict && isWellFormed && Self.areStrict(text, start..<end, refusingLeadingZeros: true)
            index = end
        } else {
            isWellFormed = true
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

    /// Where the pre-release begins: after a hyphen or, as many write it, at once or after a dot when it is a usual word.
    private static func startOfLabel(_ text: VersionBytes, _ index: Int) -> Int? {
        if text[index] == UInt8(ascii: "-") { return index + 1 }
        let start = text[index] == UInt8(ascii: ".") ? index + 1 : index
        return isUsualLabel(text, start) ? start : nil
    }

    private static func isUsualLabel(_ text: VersionBytes, _ start: Int) -> Bool {
        guard VersionText.isLetter(text[start]) else { return false }
        let word = start..<VersionText.endOfLetters(text, from: start, to: text.count)
        let labels: [StaticString] = ["alpha", "beta", "rc", "pre", "preview", "dev", "snapshot"]
        return labels.contains { VersionText.matches(text, word, $0) }
    }

    private static func isPrefix(_ byte: UInt8) -> Bool {
        byte | 0x20 == UInt8(ascii: "v") || byte == UInt8(ascii: "=") || byte == 32
    }

    private static func areIdentifiers(_ text: VersionBytes, _ range: Range<Int>) -> Bool {
        !range.isEmpty
            && text[range].allSatisfy {
                VersionText.isDigit($0) || VersionText.isLetter($0) || $0 == UInt8(ascii: "-")
                    || $0 == UInt8(ascii: ".")
            }
    }

    private static func areStrict(_ text: VersionBytes, _ range: Range<Int>, refusingLeadingZeros: Bool) -> Bool {
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
