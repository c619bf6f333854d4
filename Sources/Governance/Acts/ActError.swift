/// Why a signed act is not one that can count.
package struct ActError: Error, Sendable, Hashable {
    package enum Code: String, Sendable {
        case malformed = "act.malformed"
        case notCanonical = "act.not-canonical"
        case verdictMismatch = "act.verdict-mismatch"
        case signature = "act.signature"
    }

    package let code: Code
    package let message: String

    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }
}
