/// A version of which parts may be missing or `x`: the "XRANGEPLAIN" of npm's grammar.
struct NPMPartial {
    /// Nothing for a missing number, `x`, `X` or `*`; after the first such all are, unless `isOutOfOrder`.
    private(set) var numbers: [UInt64?] = []
    private(set) var prerelease = ""
    /// Whether a number follows an `x`, as in `1.x.5`.
    private(set) var isOutOfOrder = false
    /// Whether nothing but one `v` stood in front.
    let hasPlainPrefix: Bool

    /// Nothing when the text is something else.
    init?(_ text: Substring, loose: Bool) {
        var rest = text.utf8[...]
        var prefix = 0
        while let byte = rest.first, byte == UInt8(ascii: "v") || byte == UInt8(ascii: "=") || VersionText.isSpace(byte)
        {
            rest = rest.dropFirst()
            prefix += 1
        }
        hasPlainPrefix = prefix == 0 || (prefix == 1 && text.utf8.first == UInt8(ascii: "v"))
        while numbers.count < 3 {
            guard Self.readNumber(&rest, loose: loose, into: &numbers) else { return nil }
            guard numbers.count < 3, rest.first == UInt8(ascii: ".") else { break }
            rest = rest.dropFirst()
        }
        if numbers.count == 3 { guard readPrerelease(&rest, loose: loose) else { return nil } }
        guard Self.isBuild(rest) else { return nil }
        let firstUnknown = numbers.firstIndex { $0 == nil } ?? numbers.count
        isOutOfOrder = numbers[firstUnknown...].contains { $0 != nil }
        while numbers.count < 3 { numbers.append(nil) }
    }

    var major: UInt64? { numbers[0] }
    var minor: UInt64? { major == nil ? nil : numbers[1] }
    var patch: UInt64? { minor == nil ? nil : numbers[2] }
    var isFull: Bool { patch != nil }

    /// Nothing when a part is missing or too large.
    var version: NPMVersion? {
        guard let major, let minor, let patch else { return nil }
        return NPMVersion(major, minor, patch, prerelease: prerelease)
    }

    private static func readNumber(
        _ rest: inout Substring.UTF8View, loose: Bool, into numbers: inout [UInt64?]
    ) -> Bool {
        guard let first = rest.first else { return false }
        if first | 0x20 == UInt8(ascii: "x") || first == UInt8(ascii: "*") {
            rest = rest.dropFirst()
            numbers.append(nil)
            return true
        }
        let digits = rest.prefix(while: VersionText.isDigit)
        guard !digits.isEmpty, loose || digits.count == 1 || first != 48, let number = UInt64(Substring(digits)),
            number <= NPMVersion.maximumNumber
        else {
            return false
        }
        numbers.append(number)
        rest = rest[digits.endIndex...]
        return true
    }

    private mutating func readPrerelease(_ rest: inout Substring.UTF8View, loose: Bool) -> Bool {
        let end = rest.firstIndex(of: UInt8(ascii: "+")) ?? rest.endIndex
        var label = rest[..<end]
        guard let first = label.first else { return true }
        if first == UInt8(ascii: "-") { label = label.dropFirst() } else if !loose { return false }
        var identifiers: [String] = []
        for identifier in label.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false) {
            guard let text = Self.identifier(identifier, loose: loose) else { return false }
            identifiers.append(text)
        }
        prerelease = identifiers.joined(separator: ".")
        rest = rest[end...]
        return true
    }

    private static func identifier(_ bytes: Substring.UTF8View, loose: Bool) -> String? {
        guard isIdentifier(bytes) else { return nil }
        guard bytes.allSatisfy(VersionText.isDigit), bytes.count > 1, bytes.first == 48 else {
            return String(Substring(bytes))
        }
        guard loose else { return nil }
        let digits = bytes.drop { $0 == 48 }
        return digits.isEmpty ? "0" : String(Substring(digits))
    }

    private static func isIdentifier(_ bytes: Substring.UTF8View) -> Bool {
        !bytes.isEmpty
            && bytes.allSatisfy { VersionText.isDigit($0) || VersionText.isLetter($0) || $0 == UInt8(ascii: "-") }
    }

    private static func isBuild(_ rest: Substring.UTF8View) -> Bool {
        guard let first = rest.first else { return true }
        return first == UInt8(ascii: "+")
            && rest.dropFirst().split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
                .allSatisfy(isIdentifier)
    }
}
