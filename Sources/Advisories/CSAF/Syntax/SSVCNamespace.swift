/// The namespace of an SSVC decision point: a base, perhaps with a fragment, and extensions after a slash.
struct SSVCNamespace: Sendable {
    /// As written.
    let text: String
    /// What stands before the first slash: `ssvc`, `nist#800-30`, `x_example.test#test`.
    let base: String
    /// The base before its fragment.
    let name: String
    let hasExtension: Bool

    init(_ text: String) {
        self.text = text
        let slash = text.utf8.firstIndex(of: UInt8(ascii: "/"))
        base = String(text[..<(slash ?? text.endIndex)])
        hasExtension = slash != nil
        name = String(base.prefix { $0 != "#" })
    }

    var isRegistered: Bool { isAny(of: SSVCDecisionPoints.registered) }
    /// Whether it is set aside for examples and tests.
    var isReserved: Bool { isAny(of: SSVCDecisionPoints.reserved) }
    var isInvalid: Bool { isAny(of: SSVCDecisionPoints.invalid) }

    /// Whether the length, the characters and the base are those of the grammar; extensions are not looked into.
    var isWellFormed: Bool {
        let name = Array(name.utf8)
        guard (3...1000).contains(text.utf8.count), let first = name.first,
            text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }),
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first)
        else { return false }
        let isPrivate = name.starts(with: "x_".utf8)
        let rest = isPrivate ? name.dropFirst(2) : name[...]
        let hasGoodCharacters = rest.allSatisfy {
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
                || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-")
        }
        // A private base is a reverse domain name with a fragment.
        return hasGoodCharacters
            && (!isPrivate || rest.contains(UInt8(ascii: ".")) && base.utf8.contains(UInt8(ascii: "#")))
    }

    private func isAny(of names: [String]) -> Bool { names.contains { $0.utf8.elementsEqual(name.utf8) } }
}
