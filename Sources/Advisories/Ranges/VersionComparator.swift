/// How a version must stand to the version of a constraint.
package enum VersionComparator: String, Sendable, Hashable {
    case equal = "="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="

    /// In an order in which the longer of two that begin alike comes first.
    private static let all: [VersionComparator] = [
        .lessOrEqual, .greaterOrEqual, .notEqual, .less, .greater, .equal,
    ]

    /// The comparator at the start of a text; nothing when it begins with none.
    static func prefix(of text: Substring) -> VersionComparator? {
        all.first { text.utf8.starts(with: $0.rawValue.utf8) }
    }

    /// Whether a version that stands so to the constraint's version satisfies it.
    package func holds(_ order: VersionOrder) -> Bool {
        switch self {
        case .equal: order == .same
        case .notEqual: order != .same
        case .less: order == .before
        case .lessOrEqual: order != .after
        case .greater: order == .after
        case .greaterOrEqual: order != .before
        }
    }

    /// `>` and `>=`: versions from here on.
    var opens: Bool { self == .greater || self == .greaterOrEqual }
    /// `<` and `<=`: versions up to here.
    var closes: Bool { self == .less || self == .lessOrEqual }
    /// Whether the version itself is named as one that is inside.
    var includes: Bool { self == .equal || self == .lessOrEqual || self == .greaterOrEqual }
}
