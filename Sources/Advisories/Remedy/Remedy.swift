package import Artifacts

/// What to do about all flaws of one package.
package struct Remedy: Sendable {
    package enum Action: String, Sendable, Hashable, CaseIterable {
        case upgrade
        /// The package is the attack.
        case remove
        /// No version is known that ends any of its flaws.
        case none
    }

    package let action: Action
    /// The package with its installed version: a component, or for a distribution the source package that is to be rebuilt
    /// or upgraded.
    package let package: PackageURL
    /// As OSV names the package: `PyPI`, `Debian:12`, and the name.
    package let ecosystem: String
    package let name: String
    package let from: String
    /// The version to upgrade to; nothing for any other action.
    package let to: String?
    /// The purls of the components that it is for, sorted, each once.
    package let components: [String]
    /// The closure ids of the flaws that end, sorted.
    package let closes: [String]
    /// The closure ids of the flaws that stay, sorted.
    package let remains: [String]
    /// The closure ids of flaws that the new version has and the installed one has not, sorted; usually none.
    package let brings: [String]
}
