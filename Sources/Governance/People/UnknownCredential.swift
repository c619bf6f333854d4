/// Why a credential that signed is no known person's: one clause for people.
package struct UnknownCredential: Error, Sendable, Hashable {
    package let message: String

    init(_ message: String) { self.message = message }
}
