import ArgumentParser
import Findings
import Reports

/// Which findings of a scan are looked at.
///
/// A filter leaves out only what is known not to be meant: a finding without a score, one that no catalogue was asked
/// about, and one of which no record tells whether a fix exists, stays. So does a malicious package.
struct FindingFilter: ParsableArguments {
    enum FixState: String, CaseIterable, ExpressibleByArgument { case fixed, unfixed }

    @Option(
        name: .customLong("min-epss"),
        help: ArgumentHelp("Only what is at least this likely to be exploited, or has no score.", valueName: "0…1"))
    var minimumLikelihood: Double?
    @Flag(name: .customLong("exploited-only"), help: "Only what is known to be exploited, or was not looked up.")
    var isExploitedOnly = false
    @Option(
        name: .customLong("fix-state"),
        help: "Only what has a fixed version, or only what is told to have none; what is not known stays.")
    var fixState: FixState?

    func validate() throws {
        if let minimumLikelihood, !(0...1).contains(minimumLikelihood) {
            throw ValidationError("--min-epss is a probability from 0 to 1.")
        }
    }

    /// The report of what is left, with a note of how much is not.
    func applied(to report: FindingsReport) -> FindingsReport {
        let kept = report.findings.filter(keeps)
        let left = report.findings.count - kept.count
        guard left > 0 else { return report }
        let note = "\(left) of \(report.findings.count) findings were left out by \(names.joined(separator: ", "))"
        return report.with(kept, note: note)
    }

    private var names: [String] {
        var names: [String] = []
        if minimumLikelihood != nil { names.append("--min-epss") }
        if isExploitedOnly { names.append("--exploited-only") }
        if fixState != nil { names.append("--fix-state") }
        return names
    }

    private func keeps(_ finding: Finding) -> Bool {
        if finding.facts["kind"] == "malicious" { return true }
        if let minimumLikelihood, let score = finding.facts["epss"].flatMap(Double.init), score < minimumLikelihood {
            return false
        }
        if isExploitedOnly, finding.facts["exploited"] == "false" { return false }
        guard let fixState, let known = finding.facts["fixState"].flatMap({ FixState(rawValue: $0) }) else {
            return true
        }
        return known == fixState
    }
}
