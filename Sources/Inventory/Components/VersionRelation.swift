/// How one version stands to another in the order of their ecosystem.
package enum VersionRelation: String, Sendable, Hashable {
    /// The first version is older than the second.
    case older
    case same
    /// The first version is newer than the second.
    case newer
    /// There is no order for them, or one of them is not a version; never read as `same`.
    case unknown

    /// The same relation seen from the other side.
    package var mirrored: VersionRelation {
        switch self {
        case .older: .newer
        case .newer: .older
        case .same, .unknown: self
        }
    }
}
