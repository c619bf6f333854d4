/// What an advisory tells about a package.
package enum AdvisoryKind: String, Sendable, Hashable, CaseIterable {
    case vulnerability
    /// The package itself is the attack: ids that begin with `MAL-`, or a record of OpenSSF's malicious packages.
    case malicious
    /// No one maintains the package any more (RustSec).
    case unmaintained
    /// Safe code of the package can break memory safety (RustSec).
    case unsound
    /// Any other information for the package's users (RustSec).
    case notice

    /// From strong to weak: the kind of a match is the strongest of its records.
    private static let byStrength: [AdvisoryKind] = [.malicious, .vulnerability, .unsound, .unmaintained, .notice]

    /// The strongest of the kinds; `vulnerability` when there is none.
    static func strongest(of kinds: [AdvisoryKind]) -> AdvisoryKind {
        byStrength.first { kinds.contains($0) } ?? .vulnerability
    }
}
