import Artifacts
import Documents
import Engine
import Findings
import Synchronization
import Testing

@Suite("the scheduler") struct SchedulerTests {
    @Test("stages begin only after all they need have ended") func order() async throws {
        var scene = Scene()
        scene.stages =
            [
                "{ name: d, uses: test/report, needs: [b, c], with: { total: 4, examined: 4 } }",
                "{ name: b, uses: test/report, needs: [scan], with: { total: 2, examined: 2 } }",
                "{ name: c, uses: test/report, needs: [scan], with: { total: 3, examined: 3 } }",
            ] + scene.stages
        let events = Mutex<[String]>([])
        _ = try await Evaluator(
            catalog: .scripted(), programs: nil, history: nil, sleep: { try await Task.sleep(for: $0) }
        ).evaluate(scene.question, inputs: RecordedInputs(source: scene.inputs, store: MemoryStore())) { event in
            events.withLock { list in
                switch event {
                case .started(let name): list.append("+\(name)")
                case .ended(let name): list.append("-\(name)")
                }
            }
        }
        let list = events.withLock { $0 }
        func place(_ event: String) -> Int { list.firstIndex(of: event) ?? -1 }
        #expect(list.count == 8)
        #expect(place("-scan") < min(place("+b"), place("+c")))
        #expect(max(place("+b"), place("+c")) < min(place("-b"), place("-c")), "both run at once")
        #expect(max(place("-b"), place("-c")) < place("+d"))
    }

    @Test("a run that is cancelled ends, and its stages are errored") func cancelled() async throws {
        var scene = Scene()
        scene.stages = ["{ name: scan, uses: test/report, with: { hangs: true } }"]
        let judged = scene
        let run = Task { try await judged.evaluate() }
        await Task.yield()
        run.cancel()
        let evaluation = try await run.value
        #expect(evaluation.stage("scan")?.reasons == ["stage.cancelled"])
        #expect(evaluation.verdict == .errored)
    }

    @Test("many stages that hang all end, and the others are heard") func manyHang() async throws {
        var scene = Scene()
        scene.stages = (0..<20).map {
            "{ name: h\($0), uses: test/report, with: { hangs: true, total: \($0) }, timeout: 1s }"
        }
        scene.stages.append("{ name: scan, uses: test/report }")
        let evaluation = try await scene.evaluate { duration in
            if duration != .seconds(1) { try await Task.sleep(for: duration) }
        }
        #expect(evaluation.stages.count { $0.reasons == ["stage.timed-out"] } == 20)
        #expect(evaluation.stage("scan")?.outcome == .passed)
    }

    @Test("no two kinds of stage may claim one name") func duplicateKind() {
        #expect(throws: StageCatalog.DuplicateKind.self) {
            try StageCatalog([StageDescriptor(ScriptedStage.self), StageDescriptor(ScriptedStageNext.self)])
        }
    }
}
