/// What one record says of one package: which versions it affects (OSV schema, "affected").
struct AffectedPackage: Sendable {
    /// How one version fares.
    enum Verdict: Sendable {
        case affected(AdvisoryGround)
        case notAffected
        /// Neither can be told, and why.
        case undecided(String)
    }

    /// As the record states it, release included: `PyPI`, `Debian:12`.
    let ecosystem: String
    let name: String
    let kind: AdvisoryKind
    /// Without those over git commits.
    let ranges: [AdvisoryRange]
    /// Versions that are affected whatever the ranges say.
    let versions: [String]
    let hasCommitRange: Bool
    let ratings: [SeverityRating]

    /// The OSV evaluation: affected when the version is listed or lies in a range.
    ///
    /// Commit ranges need a commit graph and never decide. They alone, or nothing at all to go by, leave it undecided,
    /// as does a range that can't be evaluated.
    func verdict(on installed: InstalledVersion) -> Verdict {
        var doubt: String?
        for range in ranges {
            switch range.contains(installed) {
            case true?: return .affected(.range(range))
            case false?: continue
            case nil: doubt = range.defect ?? "the installed version can't be read"
            }
        }
        if let listed = versions.first(where: { installed.isListed(as: $0) }) { return .affected(.listed(listed)) }
        if let doubt { return .undecided(doubt) }
        if ranges.isEmpty, versions.isEmpty {
            return .undecided(hasCommitRange ? "it only has ranges of commits" : "it names no versions")
        }
        return .notAffected
    }
}
