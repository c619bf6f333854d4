import Engine
import Ledger
import Reports

/// One release to a decision that is recorded: what `sluice run` and every worker do.
enum RecordedRun {
    static func report(_ request: Judgement.Request, isDryRun: Bool = false) async throws -> DecisionReport {
        let judgement = try await Judgement(request)
        defer { judgement.session?.ledger.close() }
        if let session = judgement.session { try TrustHistory(session: session).check(judgement.trust) }
        let evaluation = try await judgement.evaluate()
        var record: DecisionReport.Record?
        if let session = judgement.session {
            record = try await DecisionWriter(session: session, trust: judgement.trust).record(evaluation)
        }
        return DecisionReport(evaluation: evaluation, record: record, isDryRun: isDryRun)
    }
}
