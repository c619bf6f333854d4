/// How one version stands to another in its scheme's own order.
package enum VersionOrder: Sendable, Hashable {
    case before
    case same
    case after

    /// The answer with the two versions swapped.
    package var reversed: VersionOrder {
        switch self {
        case .before: .after
        case .same: .same
        case .after: .before
        }
    }

    /// The order of two numbers.
    @inline(__always)
    init(_ left: Int, _ right: Int) {
        self = left < right ? .before : left > right ? .after : .same
    }
}
