/// Why a pattern is no regular expression that can be used.
package struct LinearRegexError: Error, Sendable, CustomStringConvertible {
    package let pattern: String
    package let message: String

    package init(pattern: String, message: String) {
        self.pattern = pattern
        self.message = message
    }

    package var description: String { "the pattern '\(pattern)' can't be used: \(message)" }
}
