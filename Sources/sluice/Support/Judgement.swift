import Artifacts
import Documents
import Engine
import GitSource
import Governance
import Ledger
import Stages
import Storage

/// Everything one release needs to be judged, set up from the command line's flags.
struct Judgement {
    let home: OperatorHome
    let trust: TrustFiles
    let release: ReleaseFiles
    let environment: String
    let gate: TrustPolicy.Gate
    let repository: GateRepository
    let session: LedgerSession?
    let question: EvaluationQuestion
    let inputs: RecordedInputs
    let evaluator: Evaluator
    let store: any ContentStore
    let history: LedgerHistory?

    struct Request {
        var release: ReleaseFiles
        var environment: String
        var trustPath: String
        var pipeline: String?
        var commit: String?
        var isWorkTree = false
        var ledger: LedgerURL?
        var time: EvaluationTime
        var writes: Bool
    }

    init(_ request: Request) async throws {
        home = try OperatorHome.current()
        trust = try TrustFiles(path: request.trustPath)
        release = request.release
        environment = request.environment
        let subject = release.release
        guard let gate = trust.policy.gate(for: subject.project, release: subject.name, environment: environment) else {
            throw CommandFailure(
                Diagnostics(
                    Diagnostic(
                        "trust.no-gate",
                        "the trust policy \(trust.path) has no gate for \(subject.project)/\(subject.name) in \(environment)",
                        fix: "Add a gate for it, or check --environment.")))
        }
        self.gate = gate
        if let pipeline = request.pipeline { try Self.check(pipeline, gate) }
        repository = try await GateRepository(
            gate, commitID: request.commit, trustFolder: Files.folder(of: trust.path), home: home)
        if let url = request.ledger {
            session = try LedgerSession.open(url, home: home, trust: trust.policy, writes: request.writes)
        } else {
            session = nil
        }
        var bundles = release.acts
        if let session { bundles += try session.acts(project: subject.project, environment: environment) }
        var acts: [String: [UInt8]] = [:]
        for bundle in bundles { acts[Digest.sha256(of: bundle).description] = bundle }
        let definitions: any DefinitionSource =
            request.isWorkTree ? WorkTreeDefinitions(folder: ".") : CommitDefinitions(commit: repository.commit)
        let source = LiveInputs(
            release: release, trustPath: trust.path, trustBytes: trust.bytes,
            rolesPath: trust.rolesPath, rolesBytes: trust.rolesBytes, definitions: definitions, acts: acts)
        store = session?.evidence ?? MemoryContentStore()
        inputs = RecordedInputs(source: source, store: store)
        question = EvaluationQuestion(
            environment: environment, time: request.time, pin: repository.pin,
            acts: acts.keys.compactMap { Digest($0) }, hasReleaseSignature: release.signature != nil)
        history = session.map { LedgerHistory(ledger: $0.ledger, store: $0.evidence) }
        evaluator = Evaluator(
            catalog: try StageCatalog.builtin(),
            programs: CagedPrograms(folder: Files.folder(of: trust.path)),
            history: history, sleep: { try await Task.sleep(for: $0) })
    }

    /// Reads and plans, and checks that this commit may judge a promotion.
    func prepare() throws -> PreparedEvaluation {
        let prepared: PreparedEvaluation
        do {
            prepared = try evaluator.prepare(question, inputs: inputs)
        } catch {
            throw CommandFailure(evaluation: error)
        }
        do {
            if let problem = try EntryRoom.problem(prepared) { throw Diagnostics(problem) }
            try PipelineAdmission(
                commit: repository.commit.pin.id.hex, protectedTip: repository.protectedTip.id.hex,
                protectedRef: gate.ref, content: prepared.plan.contentDigest,
                last: try history?.lastUse(
                    project: release.release.project, environment: environment, repository: gate.repository.value)
            ).check(repository)
        } catch let error as Diagnostics {
            throw CommandFailure(error)
        } catch let error as InputError {
            throw CommandFailure(.broken, "\(error.message) [\(error.code)]", fix: error.remedy)
        }
        return prepared
    }

    func evaluate() async throws -> Evaluation {
        let prepared = try prepare()
        do {
            return try await evaluator.evaluate(prepared, inputs: inputs) { event in
                if case .started(let name) = event { Console.detail("stage \(name) …") }
            }
        } catch {
            throw CommandFailure(evaluation: error)
        }
    }

    /// `--pipeline` may say where the pipeline lies, but only what trust says too.
    private static func check(_ pipeline: String, _ gate: TrustPolicy.Gate) throws(CommandFailure) {
        let allowed = ["\(gate.repository.value)@\(gate.ref.value)#\(gate.pipeline.value)", gate.pipeline.value]
        guard allowed.contains(where: { $0.utf8.elementsEqual(pipeline.utf8) }) else {
            throw CommandFailure(
                Diagnostics(
                    Diagnostic(
                        "trust.pipeline", "trust does not allow the pipeline '\(pipeline)' for this release",
                        at: gate.pipeline.span, fix: "Use \(allowed[0]), or change the trust policy.")))
        }
    }
}

extension CommandFailure {
    init(evaluation error: EvaluationFailure) {
        switch error {
        case .definitions(let diagnostics): self.init(diagnostics)
        case .input(let input): self.init(.broken, "\(input.message) [\(input.code)]", fix: input.remedy)
        }
    }
}
