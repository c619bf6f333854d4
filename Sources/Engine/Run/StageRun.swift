import Findings

/// What became of running one stage, before policy judges it.
package enum StageRun: Sendable {
    case finished(StageResult)
    case failed(StageFailure)
    /// Did not run, and why.
    case skipped(String)
}
