import Documents
import Findings
import Synchronization

/// Runs the steps of a plan, each as soon as all it needs have finished, with a time limit each.
///
/// A step whose need errored or was skipped is skipped itself; a need that merely found something bad does not stop it,
/// because a report wants all answers. A step that outlives its time limit is cancelled and errored; whatever it says
/// afterwards is not heard.
package struct Scheduler: Sendable {
    private let steps: [Plan.Step]
    private let sleep: @Sendable (Duration) async throws -> Void

    /// - Parameter sleep: Waits for a length of time; a value so that a simulation can drive the engine.
    package init(steps: [Plan.Step], sleep: @escaping @Sendable (Duration) async throws -> Void) {
        self.steps = steps
        self.sleep = sleep
    }

    /// - Parameters:
    ///   - finished: Runs of steps outside `steps` that these may need, by name.
    ///   - context: Makes the context of a stage.
    ///   - progress: Told when a stage begins and ends, in no particular order.
    package func run(
        _ release: Release, finished: [String: StageRun] = [:],
        context: @escaping @Sendable (Plan.Step) -> StageContext,
        progress: @escaping @Sendable (ProgressEvent) -> Void
    ) async -> [String: StageRun] {
        var runs = finished
        var waiting = steps
        await withTaskGroup(of: (String, StageRun).self) { group in
            var running = 0
            func startReady() {
                var rest: [Plan.Step] = []
                for step in waiting {
                    switch Self.readiness(of: step, runs: runs) {
                    case .ready:
                        running += 1
                        progress(.started(step.name))
                        let sleep = sleep
                        group.addTask {
                            (step.name, await Self.limited(step, release, context(step), sleep: sleep))
                        }
                    case .never(let reason):
                        runs[step.name] = .skipped(reason)
                        progress(.ended(step.name))
                    case .later:
                        rest.append(step)
                    }
                }
                let changed = rest.count != waiting.count
                waiting = rest
                if changed, running == 0, !waiting.isEmpty { startReady() }
            }
            startReady()
            while running > 0, let (name, run) = await group.next() {
                running -= 1
                runs[name] = run
                progress(.ended(name))
                startReady()
            }
        }
        for step in waiting { runs[step.name] = .skipped("a stage it needs never ran") }
        return runs
    }

    private enum Readiness {
        case ready
        case later
        case never(String)
    }

    private static func readiness(of step: Plan.Step, runs: [String: StageRun]) -> Readiness {
        if let reason = step.skipped { return .never(reason) }
        for need in step.use.needs {
            switch runs[need.value] {
            case .finished?: continue
            case .failed?: return .never("'\(need.value)', which it needs, errored")
            case .skipped?: return .never("'\(need.value)', which it needs, was skipped")
            case nil: return .later
            }
        }
        return .ready
    }

    private static func limited(
        _ step: Plan.Step, _ release: Release, _ context: StageContext,
        sleep: @escaping @Sendable (Duration) async throws -> Void
    ) async -> StageRun {
        let first = FirstAnswer()
        return await withTaskCancellationHandler {
            await Self.race(step, release, context, first, sleep: sleep)
        } onCancel: {
            first.answer(.failed(StageFailure("stage.cancelled", "the run was cancelled before the stage finished")))
        }
    }

    private static func race(
        _ step: Plan.Step, _ release: Release, _ context: StageContext, _ first: FirstAnswer,
        sleep: @escaping @Sendable (Duration) async throws -> Void
    ) async -> StageRun {
        await withCheckedContinuation { continuation in
            first.wait(continuation)
            let work = Task {
                let run: StageRun
                do throws(StageFailure) {
                    run = .finished(try await step.prepared.run(release, context))
                } catch {
                    run = .failed(error)
                }
                first.answer(run)
            }
            let limit = step.use.timeout.seconds
            let timer = Task {
                // Cancelled only after an answer; a clock that fails is a limit that is over, never one that is gone.
                try? await sleep(.seconds(limit))
                first.answer(
                    .failed(
                        StageFailure(
                            "stage.timed-out", "the stage did not finish within \(limit) s",
                            remedy: "Raise 'timeout' of the stage, or see what it waits for.")))
            }
            first.then {
                timer.cancel()
                work.cancel()
            }
        }
    }
}

/// What a run tells while it goes on.
package enum ProgressEvent: Sendable {
    case started(String)
    case ended(String)
}

/// Resumes a continuation with the first of several answers.
private final class FirstAnswer: Sendable {
    private struct State {
        var continuation: CheckedContinuation<StageRun, Never>?
        var early: StageRun?
        var isAnswered = false
        var after: (@Sendable () -> Void)?
    }
    private let state = Mutex(State())

    func wait(_ continuation: CheckedContinuation<StageRun, Never>) {
        let early: StageRun? = state.withLock { state in
            if state.early == nil { state.continuation = continuation }
            return state.early
        }
        if let early { continuation.resume(returning: early) }
    }

    func answer(_ run: StageRun) {
        let (continuation, after) = state.withLock {
            state -> (CheckedContinuation<StageRun, Never>?, (@Sendable () -> Void)?) in
            guard !state.isAnswered else { return (nil, nil) }
            state.isAnswered = true
            if state.continuation == nil { state.early = run }
            defer { state.continuation = nil }
            return (state.continuation, state.after)
        }
        continuation?.resume(returning: run)
        after?()
    }

    /// Does something once an answer is there.
    func then(_ action: @escaping @Sendable () -> Void) {
        let isAnswered = state.withLock { state in
            state.after = action
            return state.isAnswered
        }
        if isAnswered { action() }
    }
}
