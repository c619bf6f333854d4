/// A comparator and a version: `>=1.2.3`.
package struct VersionConstraint: Sendable, Hashable {
    package let comparator: VersionComparator
    package let version: String

    package init(_ comparator: VersionComparator, _ version: String) {
        self.comparator = comparator
        self.version = version
    }

    /// Reads a comparator, white space and a version.
    ///
    /// A version alone is `=`, as is `==`. Nothing when the version is empty.
    init?(_ text: Substring) {
        let text = text.trimmedSpace
        let comparator = VersionComparator.prefix(of: text)
        var rest = text.dropFirst(comparator?.rawValue.count ?? 0)
        if comparator == .equal, rest.utf8.first == UInt8(ascii: "=") { rest = rest.dropFirst() }
        rest = rest.trimmedSpace
        guard !rest.isEmpty else { return nil }
        self.init(comparator ?? .equal, String(rest))
    }
}

extension Substring {
    /// Without white space at both ends.
    var trimmedSpace: Substring {
        var rest = self
        while let first = rest.utf8.first, VersionText.isSpace(first) { rest = Substring(rest.utf8.dropFirst()) }
        while let last = rest.utf8.last, VersionText.isSpace(last) { rest = Substring(rest.utf8.dropLast()) }
        return rest
    }
}
