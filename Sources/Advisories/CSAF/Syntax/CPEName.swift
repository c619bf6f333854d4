/// A name of the Common Platform Enumeration: a formatted string of version 2.3, or a URI of 2.2.
struct CPEName: Sendable {
    /// What a name says, in the order of the formatted string.
    enum Part: Int, CaseIterable, Sendable {
        case part, vendor, product, version, update, edition, language, softwareEdition, targetSoftware, targetHardware,
            other
    }

    /// The values in their order; those that a URI leaves out are `*`.
    private let values: [String]

    /// Nothing unless the text is of one of the two forms.
    init?(_ text: String) {
        let bytes = Array(text.utf8)
        if bytes.starts(with: "cpe:2.3:".utf8) {
            let values = Self.components(bytes.dropFirst(8))
            guard values.count == 11, Self.isPart(values[0], "aho*-"),
                values.enumerated().dropFirst().allSatisfy({ Self.isValue($1, isLanguage: $0 == 6) })
            else { return nil }
            self.values = values.map { String(decoding: $0, as: UTF8.self) }
        } else {
            guard bytes.count >= 5, VersionText.lowercased(Array(bytes.prefix(4))).elementsEqual("cpe:".utf8),
                bytes[0] == UInt8(ascii: "c"), bytes[4] == UInt8(ascii: "/")
            else { return nil }
            let parts = bytes.dropFirst(5).split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
            let first = VersionText.lowercased(Array(parts.first ?? []))
            guard parts.count <= 7, first.isEmpty || Self.isPart(first, "aho"),
                parts.dropFirst().allSatisfy({ $0.allSatisfy(Self.isURIByte) })
            else { return nil }
            let given = [first] + parts.dropFirst().map(Array.init)
            values = Part.allCases.map { part in
                part.rawValue < given.count && !given[part.rawValue].isEmpty
                    ? String(decoding: given[part.rawValue], as: UTF8.self) : "*"
            }
        }
    }

    /// A value without its escapes; nothing when the name says any or none.
    func value(_ part: Part) -> String? {
        let value = values[part.rawValue]
        if value == "*" || value == "-" { return nil }
        var bytes: [UInt8] = []
        var isEscaped = false
        for byte in value.utf8 {
            if byte == UInt8(ascii: "\\"), !isEscaped {
                isEscaped = true
            } else {
                bytes.append(byte)
                isEscaped = false
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The components between colons that no backslash stands before.
    private static func components(_ bytes: ArraySlice<UInt8>) -> [[UInt8]] {
        var components: [[UInt8]] = [[]]
        var isEscaped = false
        for byte in bytes {
            if byte == UInt8(ascii: ":"), !isEscaped {
                components.append([])
            } else {
                components[components.count - 1].append(byte)
            }
            isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
        }
        return components
    }

    private static func isPart(_ value: [UInt8], _ letters: String) -> Bool {
        value.count == 1 && letters.utf8.contains(value[0])
    }

    private static func isValue(_ value: [UInt8], isLanguage: Bool) -> Bool {
        if value == [UInt8(ascii: "*")] || value == [UInt8(ascii: "-")] { return true }
        if isLanguage {
            let parts = value.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
            guard parts.count <= 2, let language = parts.first, (2...3).contains(language.count),
                language.allSatisfy(isLetter)
            else { return false }
            guard parts.count == 2 else { return true }
            return parts[1].count == 2 && parts[1].allSatisfy(isLetter)
                || parts[1].count == 3 && parts[1].allSatisfy(VersionText.isDigit)
        }
        // Wildcards stand at the ends: one star, or question marks.
        var rest = value[...]
        if rest.first == UInt8(ascii: "*") {
            rest = rest.dropFirst()
        } else {
            rest = rest.drop { $0 == UInt8(ascii: "?") }
        }
        var body: [UInt8] = []
        var isEscaped = false
        var count = 0
        for (place, byte) in zip(rest.indices, rest) {
            if isEscaped {
                guard isPunctuation(byte) else { return false }
                isEscaped = false
                count += 1
            } else if byte == UInt8(ascii: "\\") {
                isEscaped = true
            } else if isLetter(byte) || VersionText.isDigit(byte) || [0x2D, 0x2E, 0x5F].contains(byte) {
                count += 1
            } else {
                body = Array(rest[place...])
                break
            }
        }
        let isStar = body == [UInt8(ascii: "*")]
        return count > 0 && !isEscaped && (isStar || body.allSatisfy { $0 == UInt8(ascii: "?") })
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    private static func isPunctuation(_ byte: UInt8) -> Bool {
        (0x21...0x7E).contains(byte) && !isLetter(byte) && !VersionText.isDigit(byte)
            && ![UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_")].contains(byte)
    }

    private static func isURIByte(_ byte: UInt8) -> Bool {
        isLetter(byte) || VersionText.isDigit(byte) || Array("._-~%".utf8).contains(byte)
    }
}
