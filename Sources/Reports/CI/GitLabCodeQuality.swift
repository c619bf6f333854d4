import Documents
import Findings

/// Findings in GitLab's code quality format: description, check name, fingerprint, severity and place.
struct GitLabCodeQuality {
    private let report: DecisionReport

    init(_ report: DecisionReport) { self.report = report }

    var value: JSONValue {
        // GitLab drops a second entry with the same fingerprint, so repeats of one fact are numbered.
        var seen: [String: Int] = [:]
        return .array(
            AnnotatedFinding.all(of: report).map { finding in
                let count = (seen[finding.fingerprint] ?? 0) + 1
                seen[finding.fingerprint] = count
                return [
                    "description": .string(finding.message), "check_name": .string(OutsideText.line(finding.title)),
                    "fingerprint": .string(count == 1 ? finding.fingerprint : "\(finding.fingerprint)-\(count)"),
                    "severity": .string(severity(of: finding)),
                    "location": [
                        "path": .string(finding.place.file),
                        "lines": ["begin": .integer(Int64(max(1, finding.place.line ?? 1)))],
                    ],
                ]
            })
    }

    private func severity(of finding: AnnotatedFinding) -> String {
        switch (finding.weight, finding.severity) {
        case (.error, nil), (.error, .critical?), (.error, .unknown?): "blocker"
        case (.error, .high?): "critical"
        case (.error, _): "major"
        case (.warning, _): "minor"
        case (.note, _): "info"
        }
    }
}
