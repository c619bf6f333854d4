import Artifacts
import Attestation
import Documents
import Engine
import Findings
import Governance

/// One release on its way to production, with everything that judges it; a test changes what it is about.
///
/// Otto made the release; alice and bob are managers, and dave may waive as security.
struct Scene: Sendable {
    /// The stages of the pipeline, one YAML flow mapping each.
    var stages = ["{ name: scan, uses: test/report, with: { subjects: [everything] } }"]
    /// Further lines of the pipeline's `spec`.
    var pipelineSpec = ""
    /// The rules of the one policy, one flow mapping each.
    var rules = [
        "{ name: bad-blocks, match: { findings: ['bad/*'] }, severity: blocking }",
        "{ name: odd-warns, match: { findings: ['odd/*'] }, severity: warning }",
        "{ name: notes-are-told, match: { findings: ['note/*'] }, severity: informational }",
        "{ name: rejection-blocks, match: { findings: [approval/rejected] }, severity: blocking }",
    ]
    var mandatory = "[scan]"
    /// Further lines of the gate.
    var gate = "waiverRoles: [security]"
    /// Further lines of the release's `spec`.
    var releaseSpec = "createdBy: otto"
    var version = "1"
    var environment = "production"
    var time = EvaluationTime(Timestamp("2026-11-23T12:00:00Z") ?? .epoch, source: .clock)
    var commit = String(repeating: "a", count: 40)
    var pipelinePath = "pipelines/shop.yaml"
    var acts: [[UInt8]] = []
    var releaseSignature: [UInt8]?
    /// Replaces documents and adds files, by the name of the input.
    var files: [InputName: String] = [:]
    /// Artifacts with bytes: name, type and text.
    var artifacts: [(name: String, type: String, text: String)] = [("objects", "manifests", "kind: Pod")]

    static func header(_ kind: String, metadata: String) -> String {
        "apiVersion: sluice/v1alpha1\nkind: \(kind)\nmetadata: { \(metadata) }\nspec:\n"
    }

    static func list(_ items: [String]) -> String { items.map { "    - \($0)\n" }.joined() }

    static func indented(_ text: String, by spaces: Int) -> String {
        text.split(separator: "\n").map { String(repeating: " ", count: spaces) + $0 + "\n" }.joined()
    }

    var pipelineText: String {
        Self.header("Pipeline", metadata: "name: shop") + "  stages:\n" + Self.list(stages)
            + Self.indented(pipelineSpec, by: 2) + "  policies: [policies/base.yaml]\n"
    }

    var policyText: String { Self.header("Policy", metadata: "name: base") + "  rules:\n" + Self.list(rules) }

    var trustText: String {
        Self.header("TrustPolicy", metadata: "name: shop") + "  roles: roles.yaml\n  gates:\n"
            + "    - project: shop\n"
            + Self.indented(
                """
                environment: '*'
                repository: "."
                ref: refs/heads/main
                pipeline: pipelines/shop.yaml
                mandatoryStages: \(mandatory)
                \(gate)
                """, by: 6)
    }

    var releaseText: String {
        let listed = artifacts.map {
            "{ name: \($0.name), type: \($0.type), digest: '\(Digest.sha256(of: Array($0.text.utf8)))', path: \($0.name) }"
        }
        return Self.header("Release", metadata: "name: web, project: shop, version: \"\(version)\"")
            + Self.indented(releaseSpec, by: 2) + "  artifacts:\n"
            + Self.list(["{ name: image, type: image, digest: '\(Digest.sha256(of: Array("image".utf8)))' }"] + listed)
    }

    var inputs: MemoryInputs {
        get throws {
            var texts: [InputName: String] = [
                .release: releaseText, .trust: trustText, .roles: try People.document,
                .definition("pipelines/shop.yaml"): pipelineText, .definition("policies/base.yaml"): policyText,
            ]
            for artifact in artifacts { texts[.artifact(artifact.name)] = artifact.text }
            var bytes: [InputName: [UInt8]] = [:]
            for (name, text) in texts.merging(files, uniquingKeysWith: { $1 }) { bytes[name] = Array(text.utf8) }
            for act in acts { bytes[.act(Digest.sha256(of: act).description)] = act }
            bytes[.releaseSignature] = releaseSignature
            return MemoryInputs(files: bytes)
        }
    }

    var question: EvaluationQuestion {
        EvaluationQuestion(
            environment: environment, time: time,
            pin: PipelinePin(repository: ".", ref: "refs/heads/main", commit: commit, path: pipelinePath),
            acts: acts.map { .sha256(of: $0) }, hasReleaseSignature: releaseSignature != nil)
    }

    func evaluate(
        store: MemoryStore = MemoryStore(), catalog: StageCatalog? = nil, programs: (any ProgramRunner)? = nil,
        history: (any PromotionHistory)? = nil,
        sleep: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
    ) async throws -> Evaluation {
        try await Evaluator(catalog: catalog ?? .scripted(), programs: programs, history: history, sleep: sleep)
            .evaluate(question, inputs: RecordedInputs(source: inputs, store: store))
    }

    /// What is wrong with the definitions, as `FILE:LINE:COLUMN ID`; empty when they can be planned.
    func problems() throws -> [String] {
        do {
            _ = try Evaluator(
                catalog: .scripted(), programs: nil, history: nil, sleep: { try await Task.sleep(for: $0) }
            )
            .prepare(question, inputs: RecordedInputs(source: inputs, store: MemoryStore()))
            return []
        } catch EvaluationFailure.definitions(let diagnostics) {
            return diagnostics.items.map(\.place)
        }
    }

    /// The diagnostics themselves.
    func diagnostics() throws -> [Diagnostic] {
        do {
            _ = try Evaluator(
                catalog: .scripted(), programs: nil, history: nil, sleep: { try await Task.sleep(for: $0) }
            )
            .prepare(question, inputs: RecordedInputs(source: inputs, store: MemoryStore()))
            return []
        } catch EvaluationFailure.definitions(let diagnostics) {
            return diagnostics.items
        }
    }
}

extension Diagnostic {
    var place: String {
        let name = span?.text.name.split(separator: "/").last.map(String.init) ?? "-"
        return span.map { "\(name):\($0.start.line):\($0.start.column) \(id)" } ?? "- \(id)"
    }
}

extension Evaluation {
    func stage(_ name: String) -> JudgedStage? { stages.first { $0.name == name } }
}
