/// A language tag (BCP 47), judged by the registry of its subtags.
struct LanguageTag: Sendable {
    enum Verdict: Sendable {
        case valid
        /// Not of the grammar.
        case malformed
        /// A subtag, lower-case, that is not registered.
        case unknown(String)
    }

    let verdict: Verdict
    /// Whether a subtag is set aside for private use.
    let isPrivate: Bool

    /// The first subtag in lower case.
    static func primary(_ text: String) -> String {
        String(decoding: VersionText.lowercased(Array(text.utf8.prefix { $0 != UInt8(ascii: "-") })), as: UTF8.self)
    }

    init(_ text: String) {
        let tag = VersionText.lowercased(Array(text.utf8))
        if LanguageSubtags.grandfathered.contains(ByteKey(tag)) {
            verdict = .valid
            isPrivate = false
            return
        }
        let subtags = tag.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false).map(Array.init)
        var reader = Reader(rest: subtags[...])
        verdict = reader.verdict()
        isPrivate = reader.isPrivate
    }

    private struct Reader {
        var rest: ArraySlice<[UInt8]>
        var isPrivate = false

        mutating func verdict() -> Verdict {
            guard rest.allSatisfy({ (1...8).contains($0.count) && $0.allSatisfy(Self.isAlphanumeric) }) else {
                return .malformed
            }
            guard let language = rest.popFirst() else { return .malformed }
            if language == [UInt8(ascii: "x")] {
                isPrivate = true
                return rest.isEmpty ? .malformed : .valid
            }
            guard language.count >= 2, language.allSatisfy(Self.isLetter) else { return .malformed }
            if Self.lies(language, from: "qaa", to: "qtz") {
                isPrivate = true
            } else if !LanguageSubtags.languages.contains(ByteKey(language)) {
                return Self.unknown(language)
            }
            if language.count <= 3 {
                for _ in 0..<3 {
                    guard let subtag = rest.first, subtag.count == 3, subtag.allSatisfy(Self.isLetter) else { break }
                    guard LanguageSubtags.extendedLanguages.contains(ByteKey(subtag)) else {
                        return Self.unknown(subtag)
                    }
                    rest.removeFirst()
                }
            }
            if let script = rest.first, script.count == 4, script.allSatisfy(Self.isLetter) {
                if Self.lies(script, from: "qaaa", to: "qabx") {
                    isPrivate = true
                } else if !LanguageSubtags.scripts.contains(ByteKey(script)) {
                    return Self.unknown(script)
                }
                rest.removeFirst()
            }
            if let region = rest.first,
                region.count == 2 && region.allSatisfy(Self.isLetter)
                    || region.count == 3 && region.allSatisfy(Self.isDigit)
            {
                if Self.isPrivate(region: region) {
                    isPrivate = true
                } else if !LanguageSubtags.regions.contains(ByteKey(region)) {
                    return Self.unknown(region)
                }
                rest.removeFirst()
            }
            while let variant = rest.first, variant.count >= 5 || variant.count == 4 && Self.isDigit(variant[0]) {
                guard LanguageSubtags.variants.contains(ByteKey(variant)) else { return Self.unknown(variant) }
                rest.removeFirst()
            }
            return extensions()
        }

        /// Extensions and what is for private use: a single letter or digit, then subtags of its own.
        private mutating func extensions() -> Verdict {
            while let singleton = rest.popFirst() {
                guard singleton.count == 1 else { return .malformed }
                if singleton == [UInt8(ascii: "x")] {
                    isPrivate = true
                    return rest.isEmpty ? .malformed : .valid
                }
                let count = rest.prefix { $0.count >= 2 }.count
                guard count > 0 else { return .malformed }
                rest = rest.dropFirst(count)
            }
            return .valid
        }

        private static func isPrivate(region: [UInt8]) -> Bool {
            lies(region, from: "aa", to: "aa") || lies(region, from: "qm", to: "qz")
                || lies(region, from: "xa", to: "xz")
                || lies(region, from: "zz", to: "zz")
        }

        private static func lies(_ subtag: [UInt8], from first: String, to last: String) -> Bool {
            subtag.count == first.utf8.count && !subtag.lexicographicallyPrecedes(first.utf8)
                && !last.utf8.lexicographicallyPrecedes(subtag)
        }

        private static func unknown(_ subtag: [UInt8]) -> Verdict { .unknown(String(decoding: subtag, as: UTF8.self)) }
        private static func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) }
        private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
        private static func isAlphanumeric(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) }
    }
}
