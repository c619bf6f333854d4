import Artifacts
import Documents
import Findings
import Governance
package import Ledger

/// The decision an evaluation comes to, and every piece of evidence it names.
package struct DecisionRecord: Sendable {
    package let body: DecisionBody
    /// Bytes to keep in the evidence store before the decision is signed.
    package let evidence: [[UInt8]]

    /// - Returns: Nothing when a stage errored: then there is no decision.
    package init?(_ evaluation: Evaluation, engine: DecisionBody.Engine) throws {
        let verdict: DecisionBody.Verdict
        switch evaluation.verdict {
        case .promoted: verdict = .promoted
        case .rejected: verdict = .rejected
        case .pending: verdict = .pending
        case .errored: return nil
        }
        guard let commit = Digest(.gitCommit, hex: evaluation.question.pin.commit) else {
            throw InputError("decision.commit", "'\(evaluation.question.pin.commit)' is no commit id")
        }
        var evidence: [[UInt8]] = []
        var stages: [DecisionBody.Stage] = []
        for stage in evaluation.stages {
            let record = try StageRecord(stage).encoded()
            evidence.append(record)
            evidence += (stage.result?.products ?? []).map(\.bytes)
            stages.append(Self.stage(stage, record: .sha256(of: record)))
        }
        let findings = try CanonicalJSON.payload([
            "fixed": .array(evaluation.fixed.map { .string($0) }),
            "findings": .array(evaluation.findings.map(FindingRecord.value)),
        ])
        let manifest = try evaluation.inputManifest.encoded()
        let listed = try CanonicalJSON.payload([
            "evidence": .array(
                Set((evidence + [findings, manifest]).map { Digest.sha256(of: $0) }).sorted().map {
                    .string($0.description)
                })
        ])
        self.evidence = evidence + [findings, manifest, listed]
        body = Self.body(
            evaluation, verdict: verdict, commit: commit, stages: stages, engine: engine,
            digests: (findings: .sha256(of: findings), manifest: .sha256(of: manifest), listed: .sha256(of: listed)))
    }

    private static func body(
        _ evaluation: Evaluation, verdict: DecisionBody.Verdict, commit: Digest, stages: [DecisionBody.Stage],
        engine: DecisionBody.Engine, digests: (findings: Digest, manifest: Digest, listed: Digest)
    ) -> DecisionBody {
        let (question, release) = (evaluation.question, evaluation.release)
        let all = evaluation.findings
        func count(_ wanted: FindingClass) -> Int { all.count { $0.findingClass == wanted } }
        let used = Set(all.compactMap { $0.waiver })
        return DecisionBody(
            project: release.project,
            release: ReleaseIdentity(name: release.name, version: release.version, digest: release.digest),
            environment: question.environment, verdict: verdict, reviewDigest: evaluation.reviewDigest,
            inputDigest: evaluation.inputDigest,
            time: EntryTime(
                at: question.time.instant, source: question.time.source == .clock ? .clock : .given),
            engine: engine,
            pipeline: .init(
                name: evaluation.plan.pipeline, repository: question.pin.repository, ref: question.pin.ref,
                commit: commit, path: question.pin.path, digest: evaluation.plan.contentDigest),
            trust: .init(name: evaluation.trust.name, digest: evaluation.trustDigest),
            rolesDigest: evaluation.rolesDigest, policiesDigest: evaluation.plan.policiesDigest, stages: stages,
            baseline: evaluation.baseline.map {
                .init(releaseDigest: $0.releaseDigest, releaseVersion: $0.version)
            },
            sbomDifferenceDigest: evaluation.stages.compactMap { $0.result?.differenceDigest }.first,
            findings: .init(
                total: all.count, introduced: count(.introduced), preexisting: count(.preexisting),
                newlyDisclosed: count(.newlyDisclosed), fixed: evaluation.fixed.count, digest: digests.findings),
            approvals: evaluation.approvals.map {
                .init(principal: $0.principal, role: $0.role, documentDigest: $0.document)
            }.sorted(),
            waivers: used.map {
                .init(id: "\($0.principal)/\($0.role)", documentDigest: $0.document, until: $0.until)
            }.sorted(),
            evidenceManifestDigest: digests.listed, inputManifestDigest: digests.manifest,
            enforcement: .init(
                mode: DecisionBody.Enforcement.Mode(rawValue: evaluation.enforcement.mode.rawValue) ?? .enforce,
                until: evaluation.enforcement.until))
    }

    private static func stage(_ stage: JudgedStage, record: Digest) -> DecisionBody.Stage {
        func count(_ effect: JudgedFinding.Effect) -> Int { stage.findings(with: effect).count }
        return DecisionBody.Stage(
            name: stage.name, uses: stage.uses, revision: stage.revision, outcome: stage.outcome,
            examined: stage.completeness.examined, total: stage.completeness.total,
            findings: .init(
                blocking: count(.blocking), warning: count(.warning), waived: count(.waived),
                informational: count(.informational), unaddressed: count(.unaddressed)),
            resultDigest: record)
    }
}
