/// Why an input could not be read.
package struct InputError: Error, Sendable, Hashable {
    package let code: String
    package let message: String
    package let remedy: String?

    package init(_ code: String, _ message: String, remedy: String? = nil) {
        self.code = code
        self.message = message
        self.remedy = remedy
    }
}
