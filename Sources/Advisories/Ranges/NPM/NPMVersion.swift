/// A version as npm's own `semver` accepts it: three numbers below 2^53, a pre-release, and build metadata that it drops.
package struct NPMVersion: Sendable, Hashable {
    package let major: UInt64
    package let minor: UInt64
    package let patch: UInt64
    /// The identifiers joined by dots; empty for a release.
    package let prerelease: String

    private static let maximumBytes = 256
    /// JavaScript's `Number.MAX_SAFE_INTEGER`.
    static let maximumNumber: UInt64 = 9_007_199_254_740_991

    /// Nothing when a number is too large.
    init?(_ major: UInt64, _ minor: UInt64, _ patch: UInt64, prerelease: String = "") {
        guard major <= Self.maximumNumber, minor <= Self.maximumNumber, patch <= Self.maximumNumber else { return nil }
        self.major = major
        self.minor = minor
        self.patch = patch
        self.prerelease = prerelease
    }

    /// - Parameter loose: Also takes leading zeros, `=` and spaces in front, and a pre-release without its hyphen.
    package init?(_ text: String, loose: Bool = false) {
        let text = Substring(text).trimmedSpace
        guard text.utf8.count <= Self.maximumBytes, let partial = NPMPartial(text, loose: loose),
            loose || partial.hasPlainPrefix, let version = partial.version
        else { return nil }
        self = version
    }

    /// Without build metadata.
    package var text: String { "\(major).\(minor).\(patch)" + (prerelease.isEmpty ? "" : "-" + prerelease) }

    func order(against other: NPMVersion) -> VersionOrder? { VersionScheme.semver.compare(text, other.text) }
}
