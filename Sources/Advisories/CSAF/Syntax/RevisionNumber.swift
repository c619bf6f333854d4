/// A document's version (`version_t`): an integer or a semantic version.
struct RevisionNumber: Sendable {
    enum Form: Sendable {
        case integer
        case semantic
    }

    let form: Form
    /// Digits without leading zeros; one number for an integer, three for a semantic version.
    let numbers: [[UInt8]]
    /// The parts after `-`; none when it is no pre-release.
    let preRelease: [[UInt8]]
    /// What follows `+`, when something does.
    let build: [UInt8]?

    /// Nothing unless the text is of one of the two forms.
    init?(_ text: String) {
        let halves = text.utf8.split(separator: UInt8(ascii: "+"), maxSplits: 1, omittingEmptySubsequences: false)
        guard let release = halves.first else { return nil }
        let parts = release.split(separator: UInt8(ascii: "-"), maxSplits: 1, omittingEmptySubsequences: false)
        guard let core = parts.first else { return nil }
        let numbers = core.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).map(Array.init)
        guard numbers.allSatisfy(Self.isNumber), numbers.count == 1 || numbers.count == 3 else { return nil }
        if numbers.count == 1, parts.count > 1 || halves.count > 1 { return nil }
        let preRelease =
            parts.count < 2
            ? [] : parts[1].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).map(Array.init)
        guard preRelease.allSatisfy({ Self.isIdentifier($0) && (!$0.allSatisfy(Self.isDigit) || Self.isNumber($0)) })
        else { return nil }
        build = halves.count < 2 ? nil : Array(halves[1])
        if let build {
            let parts = build.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
            guard parts.allSatisfy({ Self.isIdentifier(Array($0)) }) else { return nil }
        }
        form = numbers.count == 1 ? .integer : .semantic
        self.numbers = numbers
        self.preRelease = preRelease
    }

    /// The whole integer, or the major version.
    var major: [UInt8] { numbers[0] }
    /// Whether it is `0` or `0.y.z`.
    var isInitial: Bool { major == [UInt8(ascii: "0")] }
    var isPreRelease: Bool { !preRelease.isEmpty }

    /// Whether it is a later version by semantic versioning, build metadata apart.
    func isAfter(_ other: RevisionNumber) -> Bool {
        let width = max(numbers.count, other.numbers.count)
        for place in 0..<width {
            let left = place < numbers.count ? numbers[place] : [UInt8(ascii: "0")]
            let right = place < other.numbers.count ? other.numbers[place] : [UInt8(ascii: "0")]
            if left != right { return Self.precedes(right, left) }
        }
        if preRelease.isEmpty || other.preRelease.isEmpty { return preRelease.isEmpty && !other.preRelease.isEmpty }
        for (left, right) in zip(preRelease, other.preRelease) where left != right {
            switch (left.allSatisfy(Self.isDigit), right.allSatisfy(Self.isDigit)) {
            case (true, true): return Self.precedes(right, left)
            case (false, false): return right.lexicographicallyPrecedes(left)
            case (let isNumber, _): return !isNumber
            }
        }
        return preRelease.count > other.preRelease.count
    }

    /// Whether the other says the same, build metadata apart.
    func isSame(as other: RevisionNumber, ignoringPreRelease: Bool) -> Bool {
        numbers == other.numbers && (ignoringPreRelease || preRelease == other.preRelease)
    }

    /// Whether the major version is that of the other or the next one.
    func followsMajor(of other: RevisionNumber) -> Bool {
        major == other.major || major == Self.successor(of: other.major)
    }

    /// The order of two numbers of any length.
    private static func precedes(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        left.count == right.count ? left.lexicographicallyPrecedes(right) : left.count < right.count
    }

    private static func successor(of number: [UInt8]) -> [UInt8] {
        var digits = number
        for place in digits.indices.reversed() {
            if digits[place] < UInt8(ascii: "9") {
                digits[place] += 1
                return digits
            }
            digits[place] = UInt8(ascii: "0")
        }
        return [UInt8(ascii: "1")] + digits
    }

    private static func isNumber(_ bytes: [UInt8]) -> Bool {
        !bytes.isEmpty && bytes.allSatisfy(isDigit) && (bytes.count == 1 || bytes[0] != UInt8(ascii: "0"))
    }

    private static func isIdentifier(_ bytes: [UInt8]) -> Bool {
        !bytes.isEmpty
            && bytes.allSatisfy {
                isDigit($0) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20) || $0 == UInt8(ascii: "-")
            }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}

extension CSAFNode {
    /// The value as a document's version; nothing when it is none.
    var revisionNumber: RevisionNumber? { string.flatMap(RevisionNumber.init) }
}
