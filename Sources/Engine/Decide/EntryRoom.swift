import Artifacts
import Attestation
package import Documents
import Findings
import Ledger

/// Whether the decision about a release will fit into one entry of the log, before anything has run.
///
/// Findings are counted and stand in the evidence, so it is the artifacts and stages that fill an entry. The largest form is
/// a promotion, which names each artifact as its subject and, where its bytes were read, as an input; room is kept for what
/// only the run can tell.
package enum EntryRoom {
    /// For about forty approvals and waivers, at 200 bytes each.
    static let reserve = 8192

    /// What is wrong with a release whose decision could not be logged; nothing when it fits.
    package static func problem(_ prepared: PreparedEvaluation) throws -> Diagnostic? {
        let size = try size(prepared)
        guard size > EntryBundle.maximumEntryBytes else { return nil }
        let release = prepared.release
        return Diagnostic(
            "plan.entry-too-large",
            "the decision about \(release.title) would need about \(size) bytes in the log, and an entry has at most "
                + "\(EntryBundle.maximumEntryBytes): it has \(release.artifacts.count) artifacts",
            at: release.artifacts.first?.span,
            fix: "Split the release, or bundle files into fewer artifacts; findings do not count.")
    }

    /// The bytes the signed entry needs at most, with the reserve.
    static func size(_ prepared: PreparedEvaluation) throws -> Int {
        let (release, plan, question) = (prepared.release, prepared.plan, prepared.question)
        let digest = Digest.sha256(of: [])
        let many = 1 << 40
        func stage(_ name: String, _ uses: String) -> DecisionBody.Stage {
            .init(
                name: name, uses: uses, revision: 1000, outcome: .passed, examined: many, total: many,
                findings: .init(blocking: many, warning: many, waived: many, informational: many, unaddressed: many),
                resultDigest: digest)
        }
        let commit = Digest(.gitCommit, hex: question.pin.commit) ?? digest
        let body = DecisionBody(
            project: release.project,
            release: ReleaseIdentity(name: release.name, version: release.version, digest: release.digest),
            environment: question.environment, verdict: .promoted, reviewDigest: digest, inputDigest: digest,
            time: EntryTime(at: question.time.instant, source: .clock),
            engine: .init(version: "1000.1000.1000", digest: digest),
            pipeline: .init(
                name: plan.pipeline, repository: question.pin.repository, ref: question.pin.ref, commit: commit,
                path: question.pin.path, digest: plan.contentDigest),
            trust: .init(name: prepared.trust.name, digest: digest), rolesDigest: digest, policiesDigest: digest,
            stages: plan.steps.map { stage($0.name, $0.descriptor.kind) }
                + plan.requires.map { stage("requires-\($0.environment.value)", "engine/promotion-order") },
            baseline: .init(releaseDigest: digest, releaseVersion: release.version), sbomDifferenceDigest: digest,
            findings: .init(
                total: many, introduced: many, preexisting: many, newlyDisclosed: many, fixed: many, digest: digest),
            approvals: [], waivers: [], evidenceManifestDigest: digest, inputManifestDigest: digest,
            enforcement: .init(mode: .enforce, until: question.time.instant))
        let content = EntryContent.decided(
            body, artifacts: release.artifacts.map { StatementSubject(name: $0.name, digests: [$0.digest]) },
            ledgerKeyID: digest.hex,
            resourceURI: release.artifacts(of: .image).first?.reference ?? "urn:sluice:release:\(release.digest.hex)",
            inputAttestations: release.artifacts.filter { $0.path != nil }.map {
                .init(uri: "urn:sluice:artifact:\($0.name)", digest: digest)
            })
        return try EntryEnvelope.maximumSize(of: content) + reserve
    }
}
