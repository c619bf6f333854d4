import Artifacts
import Documents
import Engine
import Findings
import Reports

/// A release, its definitions and what its stages say; evaluated by the engine's own evaluator.
struct Scenario {
    var pipeline = Documentation.pipeline
    var policy = Documentation.policy
    var enforcement = ""
    var answers: [String: Result<StageResult, StageFailure>] = [:]
    var baseline: Baseline?
    var acts: [String] = []
    var createdBy = "ann@acme.example"

    func evaluate() async throws -> Evaluation {
        var documents = [
            "definition:pipelines/production.yaml": pipeline, "definition:policies/baseline.yaml": policy,
            "release": Documentation.release(createdBy: createdBy),
            "trust": Documentation.trust(enforcement: enforcement), "roles": Documentation.roles,
        ]
        var digests: [Digest] = []
        for act in acts {
            let digest = Digest.sha256(of: Array(act.utf8))
            documents["act:\(digest)"] = act
            digests.append(digest)
        }
        guard let instant = Timestamp("2026-11-23T10:00:00Z") else { throw Missing() }
        let question = EvaluationQuestion(
            environment: "production", time: EvaluationTime(instant, source: .clock),
            pin: PipelinePin(
                repository: "git+https://git.example/acme/gates", ref: "refs/heads/main",
                commit: "4f2a1c9b7d3e5f60718293a4b5c6d7e8f9012345", path: "pipelines/production.yaml"),
            acts: digests, hasReleaseSignature: false)
        let evaluator = Evaluator(
            catalog: try StageCatalog([
                StageDescriptor(ScriptedExamination.self), StageDescriptor(ScriptedApproval.self),
            ]),
            programs: nil, history: TestHistory(baseline: baseline), sleep: { try await Task.sleep(for: $0) })
        let inputs = RecordedInputs(source: TestDocuments(documents: documents), store: TestStore())
        return try await Script.$answers.withValue(answers) {
            try await evaluator.evaluate(question, inputs: inputs)
        }
    }

    /// The evaluation as a report that was recorded, or a dry run.
    func report(isDryRun: Bool = false) async throws -> DecisionReport {
        let evaluation = try await evaluate()
        let isRecorded = !isDryRun && evaluation.verdict != .errored
        return DecisionReport(
            evaluation: evaluation,
            record: isRecorded
                ? .init(ledger: "sqlite:gate.db", index: 17, isNew: true, proof: "{\"index\":17,\"treeSize\":18}")
                : nil,
            isDryRun: isDryRun)
    }

    struct Missing: Error {}
}

extension StageResult {
    /// Everything examined, with these findings.
    static func finding(_ findings: [Finding] = [], examined: Int = 1, of total: Int = 1) -> StageResult {
        var result = StageResult()
        result.examined(
            examined, of: total, because: examined < total ? [.init("no-feed", count: total - examined)] : [])
        result.findings = findings
        return result
    }
}
