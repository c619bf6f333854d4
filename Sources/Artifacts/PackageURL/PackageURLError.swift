/// Why a text or its parts are not a package URL.
package struct PackageURLError: Error, Sendable, Hashable, CustomStringConvertible {
    package enum Code: String, Sendable, Hashable {
        case scheme
        case type
        case namespace
        case name
        case version
        case qualifier
        case subpath
        case encoding
        case tooLong = "too-long"
    }

    package let code: Code
    /// One clause that says what is wrong, for a diagnostic.
    package let message: String

    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { message }
}
