package import Artifacts
import Documents
import Findings
import Governance

/// Judges one release: the one evaluator that the command line, the server, admission and replay all call.
///
/// A pure function of its recorded inputs: the same inputs give the same evaluation, to the byte.
package struct Evaluator: Sendable {
    private let catalog: StageCatalog
    private let programs: (any ProgramRunner)?
    private let history: (any PromotionHistory)?
    private let sleep: @Sendable (Duration) async throws -> Void

    /// - Parameters:
    ///   - history: Answers about earlier promotions; without one (replay) only recorded answers count.
    ///   - programs: Runs external plugins; without one (replay) only recorded answers count.
    ///   - sleep: Waits for a stage's time limit.
    package init(
        catalog: StageCatalog, programs: (any ProgramRunner)?, history: (any PromotionHistory)?,
        sleep: @escaping @Sendable (Duration) async throws -> Void
    ) {
        self.catalog = catalog
        self.programs = programs
        self.history = history
        self.sleep = sleep
    }

    /// Reads and plans without running a stage; every mistake in any document is reported at once.
    package func prepare(_ question: EvaluationQuestion, inputs: RecordedInputs) throws(EvaluationFailure)
        -> PreparedEvaluation
    {
        do {
            return try PreparedEvaluation(question, inputs: inputs, catalog: catalog)
        } catch let error as Diagnostics {
            throw .definitions(error)
        } catch let error as InputError {
            throw .input(error)
        } catch {
            throw .input(InputError("evaluation.not-canonical", "\(error)"))
        }
    }

    /// Prepares and judges in one go, as replay does.
    package func evaluate(
        _ question: EvaluationQuestion, inputs: RecordedInputs,
        progress: @escaping @Sendable (ProgressEvent) -> Void = { _ in }
    ) async throws(EvaluationFailure) -> Evaluation {
        try await evaluate(try prepare(question, inputs: inputs), inputs: inputs, progress: progress)
    }

    /// Runs every stage and judges what it found.
    /// - Parameters:
    ///   - inputs: The very inputs the evaluation was prepared from.
    ///   - approved: The review that people's acts were given for, when history is judged by other definitions; the
    ///     evaluation's own otherwise.
    package func evaluate(
        _ prepared: PreparedEvaluation, inputs: RecordedInputs, approved: Digest? = nil,
        progress: @escaping @Sendable (ProgressEvent) -> Void = { _ in }
    ) async throws(EvaluationFailure) -> Evaluation {
        do {
            return try await judge(prepared, inputs: inputs, approved: approved, progress: progress)
        } catch let error as InputError {
            throw .input(error)
        } catch let error as StageFailure {
            throw .input(InputError(error.code, error.message, remedy: error.remedy))
        } catch {
            throw .input(InputError("evaluation.not-canonical", "\(error)"))
        }
    }

    private func judge(
        _ prepared: PreparedEvaluation, inputs: RecordedInputs, approved: Digest?,
        progress: @escaping @Sendable (ProgressEvent) -> Void
    ) async throws -> Evaluation {
        let (question, release, plan) = (prepared.question, prepared.release, prepared.plan)
        let baseline = try recordedBaseline(release, question, inputs)
        let acts = try PreparedActs(question, inputs: inputs)
        let authors = try ReleaseAuthors.read(
            release, hasSignature: question.hasReleaseSignature, roles: prepared.roles, inputs: inputs)
        let waivers = WaiverDecision(
            acts.signed, allowedRoles: prepared.gate.waiverRoles, project: release.project,
            environment: question.environment, releaseDigest: release.digest, at: question.time.instant,
            roles: prepared.roles, authors: authors)
        let judge = StageJudge(
            policy: PolicyJudge(
                policies: plan.policies, environment: question.environment, time: question.time.instant,
                release: release, baseline: baseline),
            classifier: FindingClassifier(baseline: baseline), waivers: waivers)
        let programs = programs
        func context(_ review: StageContext.Review?) -> @Sendable (Plan.Step) -> StageContext {
            { step in
                StageContext(
                    stage: step.name, environment: question.environment, time: question.time, baseline: baseline,
                    review: review, inputs: inputs, programs: programs)
            }
        }
        let examined = plan.steps.filter { !$0.descriptor.isApproval }
        var runs = await Scheduler(steps: examined, sleep: sleep).run(
            release, context: context(nil), progress: progress)
        var stages = examined.map { judge.judge($0, runs[$0.name] ?? .skipped("it never ran")) }
        let reviewDigest = try ReviewDigest.make(
            project: release.project, releaseDigest: release.digest, environment: question.environment,
            content: prepared.judgedContent, stages: stages, baseline: baseline)
        let review = StageContext.Review(
            digest: approved ?? reviewDigest, roles: prepared.roles, acts: acts.signed, authors: authors,
            releaseDigest: release.digest, project: release.project)
        let approvals = plan.steps.filter { $0.descriptor.isApproval }
        runs = await Scheduler(steps: approvals, sleep: sleep).run(
            release, finished: runs, context: context(review), progress: progress)
        stages += approvals.map { judge.judge($0, runs[$0.name] ?? .skipped("it never ran")) }
        let order = plan.steps.map(\.name)
        stages.sort { (order.firstIndex(of: $0.name) ?? 0) < (order.firstIndex(of: $1.name) ?? 0) }
        stages += try promotionOrder(prepared, inputs)
        let current = Set(stages.flatMap(\.findings).map(\.fingerprint))
        let manifest = InputManifest(question: question, plan: plan, inputs: inputs.manifest)
        return Evaluation(
            question: question, release: release, trust: prepared.trust, gate: prepared.gate, plan: plan,
            stages: stages, verdict: .of(stages), reviewDigest: reviewDigest,
            inputDigest: .sha256(of: try manifest.encoded()), inputManifest: manifest, baseline: baseline,
            fixed: judge.classifier.fixed(current: current), authors: authors, waivers: waivers,
            unreadableActs: acts.unreadable, judgedContent: prepared.judgedContent, trustDigest: prepared.trustDigest,
            rolesDigest: prepared.rolesDigest)
    }

    /// The baseline as recorded, or as the ledger gives it now, with the bytes of its SBOMs recorded too.
    private func recordedBaseline(_ release: Release, _ question: EvaluationQuestion, _ inputs: RecordedInputs) throws
        -> Baseline?
    {
        if let bytes = try inputs.recorded(.baseline) { return try Baseline(bytes) }
        guard let history,
            let baseline = try history.baseline(
                for: release, environment: question.environment, at: question.time.instant)
        else {
            return nil
        }
        try inputs.record(.baseline, bytes: try baseline.encoded())
        for artifact in baseline.artifacts {
            try inputs.record(.baselineArtifact(artifact.name), bytes: try history.bytes(of: artifact))
        }
        return baseline
    }

    private func promotionOrder(_ prepared: PreparedEvaluation, _ inputs: RecordedInputs) throws -> [JudgedStage] {
        let requires = prepared.plan.requires
        guard !requires.isEmpty else { return [] }
        let recorded: [UInt8]
        if let bytes = try inputs.recorded(.history) {
            recorded = bytes
        } else {
            var since: [(environment: String, since: Timestamp?)] = []
            for requirement in requires {
                let environment = requirement.environment.value
                since.append(
                    (environment, try history?.liveSince(prepared.release, environment: environment)))
            }
            recorded = try PromotionOrder.encode(since)
            try inputs.record(.history, bytes: recorded)
        }
        return PromotionOrder(requires: requires, time: prepared.question.time)
            .stages(liveSince: try PromotionOrder.decode(recorded))
    }
}
