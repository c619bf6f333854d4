package import Artifacts
import Documents
import Governance
package import Ledger

/// Judges old decisions by other definitions: the same evaluator, the same recorded inputs, offline.
///
/// Time, release, artifacts, baseline, advisories, external answers and people's acts stay as they were recorded. Acts are
/// bound to the review they were given for, and other definitions make another review; here they count as if the people
/// approved what they approved then. `WhatIfResult` says where that matters.
package struct WhatIf: Sendable {
    private let catalog: StageCatalog
    private let store: EvidenceCache
    private let proposed: ProposedDefinitions
    private let cache = DerivedCache()
    private let sleep: @Sendable (Duration) async throws -> Void

    /// - Parameters:
    ///   - store: The evidence of the decisions; nothing is written to it.
    ///   - proposed: What to judge by.
    package init(
        catalog: StageCatalog, store: any ContentStore, proposed: ProposedDefinitions,
        sleep: @escaping @Sendable (Duration) async throws -> Void
    ) {
        self.catalog = catalog
        self.store = EvidenceCache(store)
        self.proposed = proposed
        self.sleep = sleep
    }

    /// Judges one decision again; what can't be judged is `unknown` with the reasons, never the same.
    package func judge(_ body: DecisionBody) async -> WhatIfResult {
        do {
            return try await judgeRecorded(body)
        } catch let error as InputError {
            return unknown(body, because: ["\(error.message) [\(error.code)]"])
        } catch EvaluationFailure.input(let error) {
            return unknown(body, because: ["\(error.message) [\(error.code)]"])
        } catch EvaluationFailure.definitions(let problems) {
            return unknown(
                body, because: problems.items.map { "\($0.message) [\($0.id)]" }, definitions: problems)
        } catch {
            return unknown(body, because: ["\(error)"])
        }
    }

    private func unknown(
        _ body: DecisionBody, because reasons: [String], definitions: Diagnostics? = nil
    ) -> WhatIfResult {
        WhatIfResult(
            body: body, judgement: .unknown(reasons), stages: [], findings: [], isOnlyApprovals: false,
            needsApprovalsAgain: false, definitions: definitions)
    }

    private func judgeRecorded(_ body: DecisionBody) async throws -> WhatIfResult {
        let manifest = try InputManifest.recorded(by: body, in: store)
        let recorded = RecordedSource(manifest, store: store)
        let source = ProposedSource(
            recorded: recorded, proposed: proposed, outdatedAnswers: try outdatedAnswers(manifest, recorded))
        let inputs = RecordedInputs(source: source, store: store, cache: cache)
        let evaluator = Evaluator(catalog: catalog, programs: nil, history: nil, sleep: sleep)
        let prepared = try evaluator.prepare(try question(manifest, inputs), inputs: inputs)
        try checkHistory(prepared.plan, recorded)
        let evaluation = try await evaluator.evaluate(prepared, inputs: inputs, approved: body.reviewDigest)
        let failures = evaluation.stages.compactMap { stage in
            stage.failure.map { "\(stage.name): \($0.message) [\($0.code)]" }
        }
        guard let verdict = DecisionBody.Verdict(evaluation.verdict), failures.isEmpty else {
            return unknown(body, because: failures.isEmpty ? ["a stage errored"] : failures)
        }
        let isFlip = verdict != body.verdict
        let changes = WhatIfChanges(body, evaluation, catalog: catalog)
        return WhatIfResult(
            body: body, judgement: .judged(verdict), stages: changes.stages,
            findings: isFlip ? try changes.findings(evidence: store) : [],
            isOnlyApprovals: isFlip && changes.areOnlyApprovals,
            needsApprovalsAgain: !body.approvals.isEmpty && evaluation.reviewDigest != body.reviewDigest,
            definitions: nil)
    }

    /// The recorded question, but by the proposed commit, and from where the proposed trust says.
    private func question(_ manifest: InputManifest, _ inputs: RecordedInputs) throws -> EvaluationQuestion {
        let old = manifest.question
        var pin = old.pin
        if let trust = proposed.trust {
            let policy = try TrustPolicy(
                document: YAMLReader.read(SourceText(name: "the proposed trust", bytes: trust.policy)))
            let release = try Release(
                document: YAMLReader.read(SourceText(name: "release", bytes: inputs.read(.release))))
            if let gate = policy.gate(for: release.project, release: release.name, environment: old.environment) {
                pin = PipelinePin(
                    repository: gate.repository.value, ref: gate.ref.value, commit: pin.commit,
                    path: gate.pipeline.value)
            }
        }
        return EvaluationQuestion(
            environment: old.environment, time: old.time,
            pin: PipelinePin(
                repository: pin.repository, ref: pin.ref, commit: proposed.commit ?? pin.commit, path: pin.path),
            acts: old.acts, hasReleaseSignature: old.hasReleaseSignature)
    }

    /// Answers of external programs that the proposed pipeline would ask otherwise; they are no answers to its questions.
    private func outdatedAnswers(_ manifest: InputManifest, _ recorded: RecordedSource) throws -> [InputName] {
        let answers = manifest.inputs.map { InputName(manifest: $0.name) }
            .filter { $0.text.utf8.starts(with: "answer:".utf8) }
        guard !answers.isEmpty else { return [] }
        let path = Located(manifest.question.pin.path)
        let old = try loaded(path, from: recorded)
        let new = try loaded(
            path, from: ProposedSource(recorded: recorded, proposed: proposed, outdatedAnswers: []))
        return answers.filter { answer in
            func use(_ pipeline: LoadedPipeline) -> (String, [UInt8]?)? {
                pipeline.stages.first { InputName.answer($0.name.value) == answer }
                    .map { ($0.uses.value, try? CanonicalJSON.encode($0.with?.jsonValue ?? .object([]))) }
            }
            guard let before = use(old), let after = use(new) else { return false }
            return before.0 != after.0 || before.1 == nil || before.1 != after.1
        }
    }

    private func loaded(_ path: Located<String>, from source: any InputSource) throws(Diagnostics) -> LoadedPipeline {
        try DefinitionLoader(inputs: RecordedInputs(source: source, store: store, cache: cache)).load(path)
    }

    /// Whether the release was live elsewhere is known only for the environments that were asked about then.
    private func checkHistory(_ plan: Plan, _ recorded: RecordedSource) throws(InputError) {
        guard !plan.requires.isEmpty else { return }
        let asked = try recorded.recordedBytes(of: .history).map(PromotionOrder.asked) ?? []
        for requirement in plan.requires {
            let environment = requirement.environment.value
            guard !asked.contains(where: { $0.utf8.elementsEqual(environment.utf8) }) else { continue }
            throw InputError(
                "replay.input-not-recorded",
                "whether the release was live in '\(environment)', which the proposed pipeline requires, was never recorded"
            )
        }
    }
}

extension DecisionBody.Verdict {
    /// Nothing for an evaluation that makes no decision.
    init?(_ verdict: Verdict) {
        switch verdict {
        case .promoted: self = .promoted
        case .rejected: self = .rejected
        case .pending: self = .pending
        case .errored: return nil
        }
    }
}
