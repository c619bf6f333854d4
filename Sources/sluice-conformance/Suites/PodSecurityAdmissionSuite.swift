import Documents
import Findings
import Manifests

/// The pods that Kubernetes generates for its Pod Security admission controller, linted at every version of each case.
struct PodSecurityAdmissionSuite: ConformanceSuite {
    static let name = "pod-security-admission"

    func judge(_ conformanceCase: SuiteCase) throws -> CaseVerdict {
        guard let expectation = conformanceCase["expect"], let isAllowed = expectation["allowed"]?.bool,
            let level = expectation["level"]?.string.flatMap(PodSecurityLevel.init),
            let versions = expectation["versions"]?.array, !versions.isEmpty, let file = conformanceCase.files.first
        else { throw SuiteFault(description: "no expectation") }
        let objects = try ManifestReader.read(
            SourceText(name: file, bytes: try conformanceCase.file(endingIn: ".yaml")))
        for text in versions {
            guard let version = text.string.flatMap(KubernetesVersion.init) else {
                throw SuiteFault(description: "a version that is none")
            }
            let outcome = Outcome(ManifestLint(level: level, version: version), objects)
            let wanted = isAllowed ? "allowed" : "refused by \(expectation["check"]?.string ?? "a check")"
            guard outcome.agrees(isAllowed: isAllowed, check: expectation["check"]?.string) else {
                return .failed(wanted: "\(wanted) at \(version)", got: outcome.description)
            }
        }
        return .passed
    }

    /// What linting one pod at one version gave.
    private struct Outcome: CustomStringConvertible {
        /// The names of the checks that object, in lower case; with each, those it stands for.
        private let checks: [String]
        private let isComplete: Bool

        init(_ lint: ManifestLint, _ objects: [KubernetesObject]) {
            let report = lint.report(on: objects, artifact: "pod")
            let objecting = Set(report.findings.map(\.rule))
            let rules = lint.rules.compactMap { $0 as? PodSecurityRule }.filter { objecting.contains($0.id) }
            checks = rules.flatMap { rule in
                let replaced = PodSecurityRegistry.standard.checks.filter { rule.active.overrides.contains($0.id) }
                return ([rule.check] + replaced).map { $0.upstreamID.lowercased() }
            }
            isComplete = report.completeness.isComplete
        }

        func agrees(isAllowed: Bool, check: String?) -> Bool {
            guard isComplete else { return false }
            return isAllowed ? checks.isEmpty : check.map(checks.contains) ?? !checks.isEmpty
        }

        var description: String {
            guard isComplete else { return "not examined" }
            return checks.isEmpty ? "allowed" : "refused by \(checks.joined(separator: ", "))"
        }
    }
}
