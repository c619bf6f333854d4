import Documents
import Engine
import Reports
import Storage

/// Takes runs out of a queue, one at a time, and does what `sluice run` does.
///
/// The lease is renewed while a run is judged. Should this process die, the lease ends and another worker judges the run as of
/// the same moment; had the decision been recorded already, it comes to the same input digest, which the ledger has once.
struct QueueWorker: Sendable {
    let queue: any RunQueue
    let ledger: LedgerURL
    let trustPath: String
    let leaseSeconds: Int

    /// A run first taken longer ago, or in the future, by the queue's clock is not judged as of that moment: nobody may choose
    /// the time a decision counts as.
    private static let oldestStart: Int64 = 3600
    private static let futureStart: Int64 = 60

    /// - Returns: False when there was nothing to take.
    func step() async throws -> Bool {
        guard let lease = try queue.lease(seconds: leaseSeconds) else { return false }
        let renewal = Task { [queue, leaseSeconds] in
            while true {
                try await Task.sleep(for: .seconds(Double(leaseSeconds) / 3))
                guard try queue.renew(lease, seconds: leaseSeconds) else { return }
            }
        }
        defer { renewal.cancel() }
        let report: DecisionReport
        do {
            report = try await judge(lease)
        } catch let failure as CommandFailure where failure.kind == .usage {
            // It would be as wrong the next time.
            say(lease, try queue.end(lease, as: .dead, result: failure.text), "given up: \(failure.text)")
            return true
        } catch {
            try giveBack(lease, (error as? CommandFailure)?.text ?? "error: \(error)")
            return true
        }
        if let record = report.record {
            let told = "\(report.exit.name), entry \(record.index)"
            say(lease, try queue.end(lease, as: .done, result: told), told)
        } else {
            try giveBack(lease, "a stage errored, so there is no decision: \(Self.failures(report))")
        }
        return true
    }

    private func judge(_ lease: LeasedRun) async throws -> DecisionReport {
        let request = try RunRequest(lease.request, id: lease.id)
        let age = WallClock.now.secondsSince(lease.startedAt)
        guard (-Self.futureStart...Self.oldestStart).contains(age) else {
            throw CommandFailure(
                .usage, "the run was first taken \(age) seconds ago by the queue's clock [queue.start-time]",
                fix: "Put the run in again; where it was not so long ago, set the clocks right.")
        }
        return try await RecordedRun.report(
            .init(
                release: request.release, environment: request.environment, trustPath: trustPath, ledger: ledger,
                time: EvaluationTime(lease.startedAt, source: .clock), writes: true))
    }

    private func giveBack(_ lease: LeasedRun, _ reason: String) throws {
        let state = try queue.giveBack(lease, result: reason)
        say(lease, state != nil, (state == .dead ? "given up: " : "to be tried again: ") + reason)
    }

    private func say(_ lease: LeasedRun, _ isOwn: Bool, _ told: String) {
        // Whoever has it now says how it ends.
        Console.print(TerminalText.escaped("\(lease.id): " + (isOwn ? told : "another worker has it now")))
    }

    private static func failures(_ report: DecisionReport) -> String {
        report.evaluation.stages.compactMap { stage in stage.failure.map { "\(stage.name): \($0.message)" } }
            .joined(separator: "; ")
    }
}
