import Artifacts
import Documents
import Engine
import Findings
import Stages
import Testing

/// A release on the bench of one stage: artifacts, the operator's files, and what was live before, all in memory.
struct StageBench: Sendable {
    var artifacts: [ReleaseArtifact] = []
    var inputs: [InputName: [UInt8]] = [:]
    var baseline: [ReleaseArtifact]?
    var review: StageContext.Review?
    var programs: (any ProgramRunner)?
    /// Answers of external programs that a decision recorded, by stage.
    var recorded: [InputName: [UInt8]] = [:]

    /// Adds an artifact with its bytes.
    mutating func add(_ name: String, _ type: ArtifactType, _ bytes: [UInt8], of subject: String? = nil) {
        artifacts.append(
            ReleaseArtifact(name: name, type: type, digest: .sha256(of: bytes), subject: subject, path: "\(name).file"))
        inputs[.artifact(name)] = bytes
    }

    mutating func add(_ name: String, _ type: ArtifactType, _ text: String, of subject: String? = nil) {
        add(name, type, Array(text.utf8), of: subject)
    }

    /// Adds an image, of which only the digest is here.
    mutating func addImage(_ name: String) {
        artifacts.append(ReleaseArtifact(name: name, type: .image, digest: Self.imageDigest(name)))
    }

    static func imageDigest(_ name: String) -> Digest { .sha256(of: Array("image \(name)".utf8)) }

    /// Puts files where the operator's reference points.
    mutating func put(_ reference: String, _ files: KeyValuePairs<String, String>) {
        inputs[.file(reference)] = FileBundle.make(files.map { NamedBytes(name: $0, bytes: Array($1.utf8)) })
    }

    /// Adds an artifact to the baseline, with the bytes its decision kept.
    mutating func addBaseline(_ name: String, _ type: ArtifactType, _ text: String, of subject: String? = nil) {
        let bytes = Array(text.utf8)
        baseline =
            (baseline ?? []) + [
                ReleaseArtifact(name: name, type: type, digest: .sha256(of: bytes), subject: subject)
            ]
        inputs[.baselineArtifact(name)] = bytes
    }

    var release: Release {
        get throws { try Release(project: "shop", name: "web", version: "2", artifacts: artifacts) }
    }

    /// Reads the options and runs the stage.
    func run(_ kind: any Stage.Type, _ options: String = "{}", stage: String = "stage", revision: Int? = nil)
        async throws -> StageResult
    {
        let release = try release
        let context = StageContext(
            stage: stage, environment: "production", time: EvaluationTime(.epoch, source: .clock),
            baseline: baseline.map {
                Baseline(
                    releaseDigest: .sha256(of: []), version: "1", findings: [], subjects: [], artifacts: $0)
            }, review: review, inputs: RecordedInputs(source: Source(bench: self), store: Forgetful()),
            programs: programs)
        return try await Self.prepare(kind, options, revision: revision).run(release, context)
    }

    /// The code of the failure the stage ends with; nothing when it gives a result.
    func failure(_ kind: any Stage.Type, _ options: String = "{}") async throws -> String? {
        do {
            _ = try await run(kind, options)
            return nil
        } catch let failure as StageFailure {
            return failure.code
        }
    }

    /// - Parameter revision: An older one of the stage; the newest when there is none.
    static func prepare(_ kind: any Stage.Type, _ options: String, revision: Int? = nil) throws -> PreparedStage {
        let newest = descriptor(of: kind)
        let descriptor = revision.map { newest.at(revision: $0) } ?? newest
        return try #require(descriptor).prepare(YAMLReader.read(SourceText(name: "pipeline.yaml", text: options)))
    }

    private static func descriptor<Kind: Stage>(of kind: Kind.Type) -> StageDescriptor { StageDescriptor(kind) }

    /// The ids of the mistakes in the options, in the order of the text.
    static func mistakes(_ kind: any Stage.Type, _ options: String) throws -> [String] {
        do {
            _ = try prepare(kind, options)
            return []
        } catch let diagnostics as Diagnostics {
            return diagnostics.items.map(\.id)
        }
    }

    private struct Source: InputSource {
        let bench: StageBench

        func bytes(of name: InputName) throws(InputError) -> [UInt8] {
            guard let bytes = bench.inputs[name] else { throw InputError("input.missing", "there is no \(name.text)") }
            return bytes
        }

        func recordedBytes(of name: InputName) throws(InputError) -> [UInt8]? { bench.recorded[name] }
    }

    /// Names bytes and forgets them.
    private struct Forgetful: ContentStore {
        func store(_ bytes: [UInt8]) -> Digest { .sha256(of: bytes) }
        func bytes(of digest: Digest) throws -> [UInt8] {
            throw ContentStoreError(.missing, digest: digest, message: "nothing is kept")
        }
        func contains(_ digest: Digest) -> Bool { false }
    }
}
