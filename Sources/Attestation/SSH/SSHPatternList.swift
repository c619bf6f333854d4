/// A comma-separated list of patterns as OpenSSH matches it: `*` and `?`, and `!` for what must not match.
package struct SSHPatternList: Sendable, Hashable {
    /// As written, with the commas.
    package let text: String
    private let patterns: [(isNegated: Bool, pattern: [UInt8])]

    /// Nothing when a pattern is empty.
    package init?(_ text: String) {
        var patterns: [(isNegated: Bool, pattern: [UInt8])] = []
        for part in text.utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
            let isNegated = part.first == UInt8(ascii: "!")
            let pattern = Array(isNegated ? part.dropFirst() : part)
            guard !pattern.isEmpty else { return nil }
            patterns.append((isNegated, pattern))
        }
        self.text = text
        self.patterns = patterns
    }

    /// Whether a pattern matches the whole text and no negated one does; letter case counts.
    package func matches(_ candidate: String) -> Bool {
        let candidate = Array(candidate.utf8)
        var isMatched = false
        for (isNegated, pattern) in patterns where Self.matches(candidate, pattern) {
            if isNegated { return false }
            isMatched = true
        }
        return isMatched
    }

    /// The names in the list that are no patterns, in their order.
    package var literals: [String] {
        patterns.filter { !$0.isNegated && !$0.pattern.contains { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") } }
            .map { String(decoding: $0.pattern, as: UTF8.self) }
    }

    package static func == (left: SSHPatternList, right: SSHPatternList) -> Bool {
        left.text.utf8.elementsEqual(right.text.utf8)
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(Array(text.utf8)) }

    /// Glob matching that goes back to the last `*` only: time is the product of the lengths at worst.
    private static func matches(_ text: [UInt8], _ pattern: [UInt8]) -> Bool {
        var position = 0
        var index = 0
        var star: (index: Int, position: Int)?
        while position < text.count {
            if index < pattern.count, pattern[index] == UInt8(ascii: "*") {
                star = (index, position)
                index += 1
            } else if index < pattern.count, pattern[index] == UInt8(ascii: "?") || pattern[index] == text[position] {
                index += 1
                position += 1
            } else if let last = star {
                star = (last.index, last.position + 1)
                index = last.index + 1
                position = last.position + 1
            } else {
                return false
            }
        }
        return pattern[index...].allSatisfy { $0 == UInt8(ascii: "*") }
    }
}
