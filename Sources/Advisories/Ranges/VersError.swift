/// Why a text is no version range.
package struct VersError: Error, Sendable, Hashable, CustomStringConvertible {
    package struct Code: Sendable, Hashable {
        private enum Value: Sendable, Hashable {
            case syntax, notCanonical, unknownScheme, unreadableVersion, empty, tooLong
        }
        private let value: Value

        /// It does not follow the grammar.
        package static let syntax = Code(value: .syntax)
        /// It is a range, written in another way than the canonical one.
        package static let notCanonical = Code(value: .notCanonical)
        /// There is no native syntax of that name.
        package static let unknownScheme = Code(value: .unknownScheme)
        /// The scheme's order can't read one of its versions.
        package static let unreadableVersion = Code(value: .unreadableVersion)
        /// No version satisfies it.
        package static let empty = Code(value: .empty)
        package static let tooLong = Code(value: .tooLong)
    }

    package let code: Code
    package let message: String

    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { message }
}
