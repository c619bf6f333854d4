package import Artifacts
import Documents
package import Governance

/// What a stage may read: bytes of the release, of the operator and of the baseline, each recorded as it is read.
///
/// There is no other way out of a stage: no file system, network, clock or environment.
package struct StageContext: Sendable {
    /// The stage's name in the pipeline.
    package let stage: String
    package let environment: String
    /// The time the evaluation counts as; never the wall clock.
    package let time: EvaluationTime
    package let baseline: Baseline?
    /// What approvals are judged by; present for approval stages only.
    package let review: Review?
    private let inputs: RecordedInputs
    private let programs: (any ProgramRunner)?

    /// What an approval stage needs to know beyond the release.
    package struct Review: Sendable {
        package let digest: Digest
        package let roles: Roles
        /// Every signed approval and rejection that came with the release or stands in the ledger.
        package let acts: [SignedAct]
        /// Who made the release: principals, and identities no role maps.
        package let authors: Authors
        package let releaseDigest: Digest
        package let project: String

        package init(
            digest: Digest, roles: Roles, acts: [SignedAct], authors: Authors, releaseDigest: Digest, project: String
        ) {
            self.digest = digest
            self.roles = roles
            self.acts = acts
            self.authors = authors
            self.releaseDigest = releaseDigest
            self.project = project
        }
    }

    package init(
        stage: String, environment: String, time: EvaluationTime, baseline: Baseline?, review: Review?,
        inputs: RecordedInputs, programs: (any ProgramRunner)?
    ) {
        self.stage = stage
        self.environment = environment
        self.time = time
        self.baseline = baseline
        self.review = review
        self.inputs = inputs
        self.programs = programs
    }

    /// The bytes of one of the release's artifacts; they match its digest.
    package func bytes(of artifact: ReleaseArtifact) throws(StageFailure) -> [UInt8] {
        let (digest, bytes) = try read(.artifact(artifact.name))
        guard artifact.digest == digest || artifact.digest.matches(bytes) else {
            throw StageFailure(
                "artifact.digest-mismatch", "artifact '\(artifact.name)' does not have the digest \(artifact.digest)",
                remedy: "Make the release document again from the bytes that are to be released.")
        }
        return bytes
    }

    /// The bytes of a baseline artifact of the same name or type, as the baseline's decision recorded them.
    package func baselineBytes(of artifact: ReleaseArtifact) throws(StageFailure) -> [UInt8] {
        let (digest, bytes) = try read(.baselineArtifact(artifact.name))
        guard artifact.digest == digest || artifact.digest.matches(bytes) else {
            throw StageFailure(
                "baseline.digest-mismatch", "baseline artifact '\(artifact.name)' does not have its digest")
        }
        return bytes
    }

    /// One of the operator's files or folders; a folder gives its files below it, sorted by name.
    package func files(at reference: SourceReference) throws(StageFailure) -> [NamedBytes] {
        do {
            return try FileBundle.files(in: read(.file(reference.text)).bytes, name: reference.text)
        } catch let failure as StageFailure {
            throw failure
        } catch {
            throw StageFailure("input.unreadable", "'\(reference.text)' can't be read back: \(error)")
        }
    }

    /// Runs an external program in a cage, or gives its recorded answer when the decision is replayed.
    package func answer(of program: ProgramRequest) async throws(StageFailure) -> [UInt8] {
        if let recorded = try inputs.recorded(.answer(stage)) { return recorded }
        guard let programs else {
            throw StageFailure("plugin.no-cage", "external programs can't be run here")
        }
        let answer = try await programs.run(program)
        try inputs.record(.answer(stage), bytes: answer)
        return answer
    }

    /// Something made from the bytes of one of the release's artifacts alone; made once for the same bytes.
    /// - Parameter kind: Names what is made, with everything else it is made from.
    package func derived<T: Sendable>(
        _ kind: String, from artifact: ReleaseArtifact, _ make: ([UInt8]) throws(StageFailure) -> T
    ) throws(StageFailure) -> T {
        let bytes = try bytes(of: artifact)
        return try derived(kind, from: .artifact(artifact.name), bytes, make)
    }

    /// Something made from the bytes of a baseline artifact alone, as `derived(_:from:_:)`.
    package func derived<T: Sendable>(
        _ kind: String, fromBaseline artifact: ReleaseArtifact, _ make: ([UInt8]) throws(StageFailure) -> T
    ) throws(StageFailure) -> T {
        let bytes = try baselineBytes(of: artifact)
        return try derived(kind, from: .baselineArtifact(artifact.name), bytes, make)
    }

    /// Something made from the operator's files alone, as `derived(_:from:_:)`.
    package func derived<T: Sendable>(
        _ kind: String, fromFiles reference: SourceReference, _ make: ([NamedBytes]) throws(StageFailure) -> T
    ) throws(StageFailure) -> T {
        let (digest, _) = try read(.file(reference.text))
        return try inputs.cache.value(kind, of: digest) { () throws(StageFailure) in
            try make(files(at: reference))
        }
    }

    private func derived<T: Sendable>(
        _ kind: String, from name: InputName, _ bytes: [UInt8], _ make: ([UInt8]) throws(StageFailure) -> T
    ) throws(StageFailure) -> T {
        try inputs.cache.value(kind, of: read(name).digest) { () throws(StageFailure) in try make(bytes) }
    }

    private func read(_ name: InputName) throws(StageFailure) -> (digest: Digest, bytes: [UInt8]) {
        do {
            return try inputs.readWithDigest(name)
        } catch {
            throw StageFailure(error.code, error.message, remedy: error.remedy)
        }
    }
}
