import Artifacts
import Documents
import Findings
import Governance

/// What an approver judges (design section 6): facts only, so that a new day with the same facts keeps approvals valid.
enum ReviewDigest {
    static func make(
        project: String, releaseDigest: Digest, environment: String, content: Digest, stages: [JudgedStage],
        baseline: Baseline?
    ) throws(CanonicalJSONError) -> Digest {
        let reviewed = stages.filter { !$0.isApproval }
        var findings: [JSONValue] = []
        for finding in reviewed.flatMap(\.findings).sorted(by: precedes) {
            findings.append([
                "class": .string(finding.findingClass.rawValue), "fingerprint": .string(finding.fingerprint),
                "severity": .string(finding.finding.severity.rawValue),
                "waiver": .optional(finding.waiver?.document.description),
            ])
        }
        let outcomes: [JSONValue] = reviewed.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }.map {
            [
                "examined": .integer(Int64($0.completeness.examined)), "name": .string($0.name),
                "outcome": .string($0.outcome.rawValue), "total": .integer(Int64($0.completeness.total)),
            ]
        }
        let differences: [JSONValue] = reviewed.compactMap { stage in
            stage.result?.differenceDigest.map { .string($0.description) }
        }
        return .sha256(
            of: try CanonicalJSON.payload([
                "baseline": .optional(baseline?.releaseDigest.description), "content": .string(content.description),
                "environment": .string(environment), "findings": .array(findings), "project": .string(project),
                "releaseDigest": .string(releaseDigest.description), "sbomDifference": .array(differences),
                "stages": .array(outcomes), "version": 1,
            ]))
    }

    private static func precedes(_ left: JudgedFinding, _ right: JudgedFinding) -> Bool {
        func key(_ finding: JudgedFinding) -> [String] {
            [
                finding.fingerprint, finding.findingClass.rawValue, finding.finding.severity.rawValue,
                finding.waiver?.document.description ?? "",
            ]
        }
        return key(left).lexicographicallyPrecedes(key(right))
    }
}
