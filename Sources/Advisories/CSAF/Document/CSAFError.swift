/// Why a document is refused before any rule looks at it.
package enum CSAFError: Error, Sendable, Hashable, CustomStringConvertible {
    /// `/document/csaf_version` is absent or no text.
    case noVersion
    /// The version is none that is read here.
    case unknownVersion(String)
    /// Items name products through groups so often that examining them would take more than linear time.
    case tooManyGroupReferences(maximum: Int)

    package var description: String {
        switch self {
        case .noVersion: "the document has no csaf_version"
        case .unknownVersion(let version): "csaf_version '\(version)' is neither 2.0 nor 2.1"
        case .tooManyGroupReferences(let maximum):
            "items name products through groups more than \(maximum) times in all"
        }
    }
}
