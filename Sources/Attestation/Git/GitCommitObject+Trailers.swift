extension GitCommitObject {
    /// A second author that a commit message names.
    package struct CoAuthor: Sendable, Hashable {
        package let name: String
        /// Empty when the line has no address in angle brackets.
        package let email: String
    }

    /// Everyone named by a `Co-authored-by:` line anywhere in the message, in its order.
    ///
    /// Wider than git, which looks at the last paragraph only: whoever is named counts as an author when duties are
    /// separated, so that a trailer can't be hidden by what follows it. Letter case of the word does not count.
    package var coAuthors: [CoAuthor] {
        let word = Array("co-authored-by:".utf8)
        var found: [CoAuthor] = []
        for line in message.utf8.split(separator: UInt8(ascii: "\n")) {
            let line = Array(line).drop { $0 == 0x20 || $0 == 0x09 }
            let lowered = line.prefix(word.count).map { (65...90).contains($0) ? $0 + 32 : $0 }
            guard lowered == word else { continue }
            found.append(Self.person(line.dropFirst(word.count)))
        }
        return found
    }

    private static func person(_ text: ArraySlice<UInt8>) -> CoAuthor {
        func trimmed(_ bytes: ArraySlice<UInt8>) -> String {
            var bytes = bytes.drop { $0 == 0x20 || $0 == 0x09 }
            while let last = bytes.last, [0x20, 0x09, 0x0D].contains(last) { bytes.removeLast() }
            return String(decoding: bytes, as: UTF8.self)
        }
        guard let open = text.lastIndex(of: UInt8(ascii: "<")),
            let close = text[open...].firstIndex(of: UInt8(ascii: ">"))
        else { return CoAuthor(name: trimmed(text), email: "") }
        return CoAuthor(name: trimmed(text[..<open]), email: trimmed(text[(open + 1)..<close]))
    }
}
