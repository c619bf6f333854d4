/// Why a component could not be held against the advisories; the raw values are stable.
package enum UnexaminedReason: String, Sendable, Hashable, CaseIterable {
    case noPackageURL = "no-package-url"
    case unparsablePackageURL = "unparsable-package-url"
    /// Its purl type or distribution stands for no ecosystem that has advisories in OSV form.
    case noEcosystem = "no-ecosystem"
    /// An operating-system package whose release is not known: any release's advisories would be a guess.
    case noDistributionRelease = "no-distribution-release"
    /// The snapshot has no record at all for just its ecosystem or release.
    case noFeed = "no-feed"
    /// The support of its distribution's release has ended: advisories go quiet, and silence says nothing.
    case endOfLife = "end-of-life"
    /// A package that bears its distribution's name and comes from somebody else's repository: nobody's feed is about it.
    case uncovered
    case unknownVersionOrder = "unknown-version-order"
    case noVersion = "no-version"
    case unparsableVersion = "unparsable-version"
    /// Advisories name source packages, and the inventory does not say which source packages its own come from.
    case noSourcePackage = "no-source-package"
    /// A record about this package can't be evaluated: commit ranges only, or versions that can't be read.
    case undecidedAdvisory = "undecided-advisory"
    /// The snapshot's file is damaged where it speaks of this package.
    case damagedSnapshot = "damaged-snapshot"
}
