import Artifacts

/// Tells which packages of languages belong to an operating-system package, as far as documents state it.
///
/// CycloneDX nests what belongs to a component inside it. SPDX has `CONTAINS` and `CONTAINED_BY`; syft, whose own word for it is
/// "ownership by file overlap", writes that as the comment of a relationship of type `OTHER`.
enum PackageOwnership {
    private static let types = ["apk", "deb", "rpm"]
    private static let overlap = "ownership-by-file-overlap"

    /// The purl when it is that of an operating-system package, which can own others.
    static func owner(_ url: PackageURL?) -> PackageURL? {
        url.flatMap { types.contains($0.type) ? $0 : nil }
    }

    /// The component with its owner; packages of the operating system have none.
    static func component(_ component: Component, of owner: PackageURL?) -> Component {
        guard let owner, let url = component.packageURL, self.owner(url) == nil else { return component }
        return component.owned(by: owner)
    }

    /// The ids of owner and owned that an SPDX relationship names; nothing when it is about something else.
    static func pair(
        type: String, from: String, to: String, comment: String?
    ) -> (owner: String, owned: String)? {
        switch type {
        case "CONTAINS": (from, to)
        case "CONTAINED_BY": (to, from)
        case "OTHER" where comment?.utf8.starts(with: overlap.utf8) == true: (from, to)
        default: nil
        }
    }
}
