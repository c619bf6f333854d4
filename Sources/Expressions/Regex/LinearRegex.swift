internal import CRE2

/// A regular expression in RE2's syntax: matching takes time linear in the text, whatever the pattern.
///
/// No back references and no look-around exist, which is what makes the promise possible. Texts are UTF-8 and `.` is a
/// code point. A pattern is limited in length and in the memory of its program; a larger one is an error.
package struct LinearRegex: Sendable {
    /// The memory a compiled pattern may take, in bytes, with the states it makes up while matching.
    package static let standardMemory = 8 << 20
    /// The length of the longest pattern, in bytes.
    package static let maximumLength = 10_000

    package let pattern: String
    private let program: Program

    package init(_ pattern: String) throws(LinearRegexError) {
        try self.init(pattern, memory: LinearRegex.standardMemory)
    }

    /// Compiles a pattern within so many bytes.
    package init(_ pattern: String, memory: Int) throws(LinearRegexError) {
        guard pattern.utf8.count <= LinearRegex.maximumLength else {
            let shown = String(pattern.unicodeScalars.prefix(40).map(Character.init)) + "…"
            throw LinearRegexError(
                pattern: shown, message: "it is longer than \(LinearRegex.maximumLength) bytes")
        }
        self.pattern = pattern
        program = try Program(pattern, memory: memory)
    }

    /// Whether the pattern matches the whole text.
    package func matchesFully(_ text: String) -> Bool { program.matches(text, isFull: true) }

    /// Whether the pattern matches somewhere in the text.
    package func isFound(in text: String) -> Bool { program.matches(text, isFull: false) }

    /// The number of instructions the pattern was compiled to, a measure of what compiling it cost.
    package var programSize: Int { program.size }

    /// The owner of libre2's object.
    @safe private final class Program: Sendable {
        /// Only read after `init`; RE2 allows matching from several threads at once.
        private nonisolated(unsafe) let handle: OpaquePointer

        init(_ pattern: String, memory: Int) throws(LinearRegexError) {
            var message = [CChar](repeating: 0, count: 256)
            var text = pattern
            let handle = text.withUTF8 { bytes in
                unsafe bytes.withMemoryRebound(to: CChar.self) { characters in
                    unsafe cre2_new(
                        characters.baseAddress, characters.count, Int64(memory), &message, message.count)
                }
            }
            guard let handle = unsafe handle else {
                let text = message.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
                throw LinearRegexError(pattern: pattern, message: String(decoding: text, as: UTF8.self))
            }
            unsafe self.handle = handle
        }

        deinit { unsafe cre2_free(handle) }

        var size: Int { Int(unsafe cre2_program_size(handle)) }

        func matches(_ text: String, isFull: Bool) -> Bool {
            var text = text
            return text.withUTF8 { bytes in
                unsafe bytes.withMemoryRebound(to: CChar.self) { characters in
                    unsafe cre2_matches(handle, characters.baseAddress, characters.count, isFull ? 1 : 0) == 1
                }
            }
        }
    }
}
