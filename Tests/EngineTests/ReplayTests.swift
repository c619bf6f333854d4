import Artifacts
import Documents
import Engine
import Findings
import Ledger
import Testing

@Suite("replay") struct ReplayTests {
    private func scene() -> Scene {
        var scene = Scene()
        scene.version = "2"
        scene.pipelineSpec = "requires: [{ environment: staging }]"
        scene.stages = [
            "{ name: scan, uses: test/report, with: { reads: [objects], asks: true, findings: [{ rule: odd/x }] } }",
            "{ name: sign, uses: test/quorum }",
        ]
        return scene
    }

    /// A promoted decision with baseline, promotion order, approvals and an external program's answer.
    private func recorded() async throws -> (ledger: FakeLedger, evaluation: Evaluation, body: DecisionBody) {
        let ledger = try FakeLedger()
        try await ledger.promote(Scene())
        var staging = Scene()
        staging.environment = "staging"
        staging.version = "2"
        try await ledger.promote(staging)
        var scene = scene()
        let answering = Answering(text: "the answer")
        let first = try await scene.evaluate(programs: answering, history: ledger.history)
        scene.acts = [try People.alice.act(on: first)]
        let evaluation = try await scene.evaluate(store: ledger.store, programs: answering, history: ledger.history)
        #expect(evaluation.verdict == .promoted)
        #expect(evaluation.baseline != nil)
        return (ledger, evaluation, try ledger.record(evaluation))
    }

    private func replay(_ body: DecisionBody, _ store: MemoryStore, catalog: StageCatalog? = nil) async throws
        -> Replay.Outcome
    {
        try await Replay(catalog: catalog ?? .scripted(), store: store) { try await Task.sleep(for: $0) }.run(body)
    }

    private func isIdentical(_ outcome: Replay.Outcome) -> Bool {
        if case .identical = outcome { true } else { false }
    }

    @Test("derives the same bytes from the evidence alone") func identical() async throws {
        let (ledger, _, body) = try await recorded()
        #expect(isIdentical(try await replay(body, ledger.store)))
    }

    @Test("each missing piece of evidence is named") func missing() async throws {
        let (ledger, evaluation, body) = try await recorded()
        for input in evaluation.inputManifest.inputs {
            let kept = try ledger.store.bytes(of: input.digest)
            ledger.store.remove(input.digest)
            do {
                let outcome = try await replay(body, ledger.store)
                Issue.record("without \(input.name): \(outcome)")
            } catch let error as InputError {
                #expect(error.code == "replay.input-missing", "\(input.name)")
            } catch EvaluationFailure.input(let error) {
                #expect(error.code == "replay.input-missing", "\(input.name)")
                #expect(error.message.contains("\(input.digest)"), "\(input.name)")
            } catch EvaluationFailure.definitions(let problems) {
                #expect(problems.items.map(\.id) == ["replay.input-missing"], "\(input.name)")
            }
            _ = ledger.store.store(kept)
        }
        #expect(isIdentical(try await replay(body, ledger.store)))
    }

    @Test("a missing input manifest is named") func missingManifest() async throws {
        let (ledger, _, body) = try await recorded()
        ledger.store.remove(body.inputManifestDigest)
        let error = await #expect(throws: InputError.self) { try await replay(body, ledger.store) }
        #expect(error?.code == "replay.input-missing")
    }

    @Test("another revision of a plugin, or none, is named with the engine that has it") func revision() async throws {
        let (ledger, _, body) = try await recorded()
        for catalog in [
            try StageCatalog([StageDescriptor(ScriptedStageNext.self), StageDescriptor(ScriptedQuorum.self)]),
            try StageCatalog([StageDescriptor(ScriptedQuorum.self)]),
        ] {
            let error = await #expect(throws: InputError.self) {
                try await replay(body, ledger.store, catalog: catalog)
            }
            #expect(error?.code == "replay.plugin-revision")
            #expect(error?.remedy == "Replay with engine version 0.1.0.")
        }
    }

    @Test("a stage that still has the recorded revision derives the same bytes by it") func olderRevision() async throws
    {
        let (ledger, evaluation, body) = try await recorded()
        let catalog = try StageCatalog([
            StageDescriptor(ScriptedStageGrown.self), StageDescriptor(ScriptedQuorum.self),
        ])
        #expect(isIdentical(try await replay(body, ledger.store, catalog: catalog)))
        #expect(catalog["test/report"]?.revision == 2)
        #expect(catalog["test/report"]?.at(revision: 0) == nil)
        #expect(catalog["test/report"]?.at(revision: 3) == nil)
        var next = scene()
        next.version = "3"
        let newer = try await next.evaluate(
            store: ledger.store, catalog: catalog, programs: Answering(text: "the answer"), history: ledger.history)
        #expect(newer.stage("scan")?.revision == 2)
        #expect(newer.stage("scan")?.result?.subjects.contains("more") == true)
        #expect(evaluation.stage("scan")?.result?.subjects.contains("more") == false)
    }

    @Test("an engine version that is not known is named") func engineVersion() async throws {
        let (ledger, _, body) = try await recorded()
        var changed = body
        changed.engine = .init(version: "9.1.0", digest: body.engine.digest)
        let error = await #expect(throws: InputError.self) { try await replay(changed, ledger.store) }
        #expect(error?.code == "replay.engine-version")
        #expect(error?.remedy == "Replay with engine version 9.1.0.")
    }

    @Test("evidence with other bytes is never identical: the store finds it") func spoiled() async throws {
        let (ledger, evaluation, body) = try await recorded()
        for input in evaluation.inputManifest.inputs {
            let kept = try ledger.store.bytes(of: input.digest)
            ledger.store.replace(input.digest, by: kept + [0x20])
            if let outcome = try? await replay(body, ledger.store) {
                #expect(!isIdentical(outcome), "\(input.name)")
            }
            ledger.store.replace(input.digest, by: kept)
        }
    }

    @Test("nor is a recorded answer that was exchanged together with its digest") func exchangedAnswer() async throws {
        let (ledger, evaluation, body) = try await recorded()
        let answer = try #require(evaluation.inputManifest.inputs.first { $0.name == "answer:scan" }).digest
        let manifest = String(decoding: try evaluation.inputManifest.encoded(), as: UTF8.self)
        let forged = ledger.store.store(Array("another answer".utf8))
        var changed = body
        changed.inputManifestDigest = ledger.store.store(Array(manifest.replacing("\(answer)", with: "\(forged)").utf8))
        guard case .different(let paths) = try await replay(changed, ledger.store) else {
            Issue.record("an exchanged answer was not noticed")
            return
        }
        #expect(Set(paths).isSuperset(of: ["inputDigest", "reviewDigest", "findings.digest"]))
    }

    @Test("a decision that says something else than its evidence is different, and where") func otherBody() async throws
    {
        let (ledger, _, body) = try await recorded()
        var changed = body
        changed.verdict = .rejected
        changed.approvals = []
        guard case .different(let paths) = try await replay(changed, ledger.store) else {
            Issue.record("another verdict was not noticed")
            return
        }
        #expect(paths == ["verdict", "approvals"])
    }

    @Test("an engine that can't run the program has the answer from the record") func noProgram() async throws {
        let (ledger, evaluation, _) = try await recorded()
        let again = try await Evaluator(
            catalog: .scripted(), programs: nil, history: nil, sleep: { try await Task.sleep(for: $0) }
        )
        .evaluate(
            evaluation.question,
            inputs: RecordedInputs(
                source: RecordedSource(evaluation.inputManifest, store: ledger.store), store: MemoryStore()))
        #expect(again.findings.contains { $0.finding.subject == "the answer" })
        let live = try await scene().evaluate()
        #expect(live.stage("scan")?.reasons == ["plugin.no-cage"])
    }
}
