import Findings

/// Tells what came with the release from what was there before.
struct FindingClassifier {
    let baseline: Baseline?

    /// Without a baseline everything is introduced.
    ///
    /// What the baseline's judge did not know but would find today is newly disclosed, also when the release changes the
    /// subject's version: the release did not bring it.
    /// - Parameter known: Fingerprints that the baseline has by what is known now.
    func classify(_ finding: Finding, fingerprint: String, knownInBaseline known: Set<String>) -> FindingClass {
        guard let baseline else { return .introduced }
        if baseline.findings.contains(fingerprint) { return .preexisting }
        if let identity = finding.subjectIdentity, baseline.subjects.contains(identity) { return .newlyDisclosed }
        return known.contains(fingerprint) ? .newlyDisclosed : .introduced
    }

    /// Fingerprints the baseline had and the release no longer has, sorted.
    func fixed(current: Set<String>) -> [String] {
        (baseline?.findings ?? []).subtracting(current).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
}
