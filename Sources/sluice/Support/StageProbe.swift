import Artifacts
import Documents
import Engine
import Findings
import Governance
import Reports
import Stages

/// Runs one stage over files at hand, for the verbs that look at one domain: the same code as in a pipeline, no policy.
struct StageProbe {
    struct Subject {
        let name: String
        let type: ArtifactType
        let path: String
        var subject: String?
    }

    let kind: String
    /// The stage's options as a pipeline would write them.
    let options: String
    let subjects: [Subject]
    /// SBOMs to compare with, when the stage compares.
    var baseline: [Subject] = []
    /// Whether the stage's order of findings is kept; otherwise they are listed by weight and place.
    var isRanked = false
    /// The moment that counts as now.
    var time = EvaluationTime(WallClock.now, source: .clock)

    func run(title: String) async throws -> FindingsReport {
        let catalog = try StageCatalog.builtin()
        guard let descriptor = catalog[kind] else { throw CommandFailure(.broken, "there is no stage '\(kind)'") }
        let artifacts = try subjects.map(artifact)
        let before = try baseline.map(artifact)
        let release: Release
        let prepared: PreparedStage
        do {
            release = try Release(project: "local", name: "files", version: "0", artifacts: artifacts)
            prepared = try descriptor.prepare(
                try YAMLReader.read(SourceText(name: "the command line", text: options)))
        } catch let error as Diagnostics {
            throw CommandFailure(error)
        }
        let inputs = RecordedInputs(
            source: ProbeInputs(release: release, baseline: before), store: MemoryContentStore())
        let base =
            before.isEmpty
            ? nil
            : Baseline(
                releaseDigest: .sha256(of: []), version: "before", findings: [], subjects: [], artifacts: before)
        let context = StageContext(
            stage: kind, environment: "local", time: time, baseline: base,
            review: nil, inputs: inputs, programs: nil)
        do throws(StageFailure) {
            let result = try await prepared.run(release, context)
            return FindingsReport(
                title: title,
                findings: result.findings, completeness: result.completeness, notes: result.notes,
                remedies: try Self.list("remedies", of: result),
                unexamined: try Self.list("unexamined", of: result), isRanked: isRanked)
        } catch {
            throw CommandFailure(.broken, "\(error.message) [\(error.code)]", fix: error.remedy)
        }
    }

    /// The list that a product of the stage holds under its own name; empty when the stage keeps no such product.
    private static func list(_ name: String, of result: StageResult) throws(StageFailure) -> [JSONValue] {
        guard let product = result.products.first(where: { $0.name == name }) else { return [] }
        do throws(Diagnostics) {
            return try JSONReader.value(product.bytes, limits: .sbom)[name]?.array ?? []
        } catch {
            throw StageFailure("product.unreadable", error.items.first?.message ?? "'\(name)' can't be read back")
        }
    }

    private func artifact(_ subject: Subject) throws(CommandFailure) -> ReleaseArtifact {
        do {
            return ReleaseArtifact(
                name: subject.name, type: subject.type, digest: .sha256(of: try Files.read(subject.path)),
                subject: subject.subject, path: subject.path)
        } catch {
            throw CommandFailure(.usage, "\(error)", fix: "Check the path.")
        }
    }
}

/// Files of the command line as inputs.
private struct ProbeInputs: InputSource {
    let release: Release
    let baseline: [ReleaseArtifact]

    func bytes(of name: InputName) throws(InputError) -> [UInt8] {
        let parts = name.text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let path: String?
        switch parts.first {
        case "artifact"?: path = release.artifact(parts[1])?.path
        case "baseline-artifact"?: path = baseline.first { $0.name == parts[1] }?.path
        case "source"?: return try OperatorFiles.bundle(parts[1], folder: ".")
        default: path = nil
        }
        guard let path else { throw InputError("input.missing", "there is no input '\(name.text)'") }
        do {
            return try Files.read(path)
        } catch {
            throw InputError("artifact.unreadable", "\(error)")
        }
    }

    func recordedBytes(of name: InputName) throws(InputError) -> [UInt8]? { nil }
}

/// What a finding threshold makes of a report's exit.
enum FindingThreshold {
    /// - Throws: Exit 2 for a finding at or above the threshold (an unrated one counts as above), 4 when not everything was
    ///   examined.
    ///
    /// What a VEX statement settles, and what is somebody else's to judge, does not count. Nothing settles malware.
    static func check(_ report: FindingsReport, failOn: Severity?) throws(CommandFailure) {
        if let failOn, report.findings.contains(where: { counts($0, from: failOn) }) {
            throw CommandFailure.silent(.rejected)
        }
        if !report.completeness.isComplete { throw CommandFailure.silent(.incomplete) }
    }

    private static func counts(_ finding: Finding, from threshold: Severity) -> Bool {
        let isBad =
            finding.severity >= threshold || finding.severity == .unknown || finding.facts["kind"] == "malicious"
        return isBad && !finding.isSuppressed && !finding.isSettledByStatement
    }
}
