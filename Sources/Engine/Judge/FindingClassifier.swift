import Findings

/// Tells what came with the release from what was there before.
struct FindingClassifier {
    let baseline: Baseline?

    /// Without a baseline everything is introduced.
    func classify(_ finding: Finding, fingerprint: String) -> FindingClass {
        guard let baseline else { return .introduced }
        if baseline.findings.contains(fingerprint) { return .preexisting }
        if let identity = finding.subjectIdentity, baseline.subjects.contains(identity) { return .newlyDisclosed }
        return .introduced
    }

    /// Fingerprints the baseline had and the release no longer has, sorted.
    func fixed(current: Set<String>) -> [String] {
        (baseline?.findings ?? []).subtracting(current).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
}
