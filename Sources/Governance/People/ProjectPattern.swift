package import Documents

/// A pattern over project or environment names: `*` stands for any run of characters, all else for itself.
///
/// Matches in full and by bytes; an empty pattern is refused when it is read.
package struct ProjectPattern: Sendable, Hashable, OptionValue {
    package let text: String

    package init(_ text: String) { self.text = text }

    package func matches(_ name: String) -> Bool {
        let pattern = Array(text.utf8)
        let name = Array(name.utf8)
        var position = 0
        var index = 0
        var star: (pattern: Int, name: Int)?
        while index < name.count {
            if position < pattern.count, pattern[position] == UInt8(ascii: "*") {
                star = (position, index)
                position += 1
            } else if position < pattern.count, pattern[position] == name[index] {
                position += 1
                index += 1
            } else if let last = star {
                star = (last.pattern, last.name + 1)
                position = last.pattern + 1
                index = last.name + 1
            } else {
                return false
            }
        }
        return pattern[position...].allSatisfy { $0 == UInt8(ascii: "*") }
    }

    package static var placeholder: ProjectPattern { ProjectPattern("?") }
    package static var expected: String { "a name or a pattern such as acme-*" }
    package static func read(_ node: SourceNode) -> ProjectPattern? {
        node.string.flatMap { $0.isEmpty ? nil : ProjectPattern($0) }
    }
}
