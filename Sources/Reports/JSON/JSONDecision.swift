import Artifacts
import Documents
import Engine
import Findings
import Governance

/// `sluice/report/v1`: everything a program may want to know of a decision.
///
/// Every key is always there; what does not apply is null or an empty list. `ReportSchema.json` describes it.
enum JSONDecision {
    static let schema = "sluice/report/v1"

    static func value(_ report: DecisionReport) -> JSONValue {
        let evaluation = report.evaluation
        let exit = report.exit
        return [
            "schema": .string(schema), "verdict": .string(evaluation.verdict.rawValue),
            "exit": ["name": .string(exit.name), "code": .integer(Int64(exit.code))],
            "dryRun": .bool(report.isDryRun), "environment": .string(evaluation.question.environment),
            "inputDigest": digest(evaluation.inputDigest), "reviewDigest": digest(evaluation.reviewDigest),
            "releaseDigest": digest(evaluation.release.digest), "release": release(evaluation.release),
            "time": [
                "at": .string(evaluation.question.time.instant.description),
                "source": .string(evaluation.question.time.source.rawValue),
            ],
            "enforcement": [
                "mode": .string(evaluation.enforcement.mode.rawValue),
                "until": .optional(evaluation.enforcement.until?.description),
            ],
            "pipeline": pipeline(evaluation),
            "trust": ["name": .string(evaluation.trust.name), "digest": digest(evaluation.trustDigest)],
            "baseline": evaluation.baseline.map {
                ["version": .string($0.version), "releaseDigest": digest($0.releaseDigest)]
            } ?? .null,
            "fixed": .array(evaluation.fixed.map { .string($0) }),
            "stages": .array(evaluation.stages.map(JSONStage.value)),
            "findings": .array(evaluation.stages.flatMap(JSONStage.findings)),
            "approvals": .array(evaluation.approvals.map(JSONStage.approval)),
            "waivers": waivers(evaluation.waivers),
            "unreadableActs": .array(
                evaluation.unreadableActs.map { ["digest": digest($0.digest), "reason": .string($0.reason)] }),
            "nextSteps": .array(
                NextStep.all(of: Obstacle.all(of: evaluation)).map {
                    ["text": .string($0.text), "clears": .integer(Int64($0.clears))]
                }), "record": report.record.map(record) ?? .null,
        ]
    }

    private static func digest(_ digest: Digest) -> JSONValue { .string(digest.description) }

    private static func release(_ release: Release) -> JSONValue {
        [
            "project": .string(release.project), "name": .string(release.name), "version": .string(release.version),
            "artifacts": .array(
                release.artifacts.map {
                    [
                        "name": .string($0.name), "type": .string($0.type.rawValue), "digest": digest($0.digest),
                        "subject": .optional($0.subject),
                    ]
                }),
        ]
    }

    private static func pipeline(_ evaluation: Evaluation) -> JSONValue {
        let pin = evaluation.question.pin
        return [
            "name": .string(evaluation.plan.pipeline), "repository": .string(pin.repository), "ref": .string(pin.ref),
            "commit": .string(pin.commit), "path": .string(pin.path),
            "digest": digest(evaluation.plan.contentDigest),
        ]
    }

    private static func waivers(_ waivers: WaiverDecision) -> JSONValue {
        [
            "inForce": .array(
                waivers.inForce.map {
                    [
                        "document": digest($0.document), "principal": .string($0.principal), "role": .string($0.role),
                        "until": .optional($0.until?.description),
                        "findings": .array($0.findings.map { .string($0) }),
                    ]
                }),
            "refused": .array(
                waivers.refused.map {
                    [
                        "document": digest($0.document), "principal": .optional($0.principal),
                        "reason": .string($0.reason), "message": .string($0.message),
                    ]
                }),
        ]
    }

    private static func record(_ record: DecisionReport.Record) -> JSONValue {
        [
            "ledger": .string(record.ledger),
            // No ledger comes near the limit; above it the number would not be exact in JSON anyway.
            "index": .integer(Int64(clamping: record.index)), "isNew": .bool(record.isNew),
            "proof": (try? JSONReader.value(Array(record.proof.utf8))) ?? .string(record.proof),
        ]
    }
}
