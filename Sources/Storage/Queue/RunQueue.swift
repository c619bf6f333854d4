package import Documents

/// Where a queued run is.
package enum QueuedRunState: String, Sendable, CaseIterable {
    case waiting
    /// A worker has it until its lease ends.
    case leased
    case done
    /// Given up: it failed too often, or can't succeed. Nobody takes it again.
    case dead
}

/// A run as the queue knows it.
package struct QueuedRun: Sendable, Hashable {
    package let id: String
    package let state: QueuedRunState
    /// How often a worker took it.
    package let attempts: Int
    /// What became of it, or what went wrong last, in one line; empty until then.
    package let result: String
}

/// A run that a worker has for a time.
///
/// Whoever holds it must renew it before it ends, or another worker takes the run.
package struct LeasedRun: Sendable, Hashable {
    package let id: String
    /// As it was put in.
    package let request: [UInt8]
    /// Which attempt this is, from 1; tells this lease from every other of the same run.
    package let attempt: Int
    /// When a worker first took the run, by the queue's clock: the moment that every attempt judges as, so that one that is
    /// made again after its decision was recorded comes to that very decision.
    package let startedAt: Timestamp
}

/// Runs that wait for a worker, put in by anybody and taken by one worker at a time.
///
/// What every implementation promises:
/// - A request id stands there once: putting it in again with the same request changes nothing.
/// - A run is lost by no death of a worker: its lease ends by the queue's own clock, and the next worker takes it.
/// - A run is taken `maximumAttempts` times at most, and is dead then.
/// - Whoever lost its lease changes nothing any more.
/// - The oldest run that may be taken is taken first; nobody waits for a run that another is just taking.
/// Every call throws `LedgerError`.
package protocol RunQueue: Sendable {
    /// - Returns: False when the id stood there already.
    /// - Throws: `ledger.exists` when it stood there with another request.
    func enqueue(id: String, request: [UInt8]) throws -> Bool

    /// Takes the next run.
    /// - Returns: Nothing when there is none to take now.
    func lease(seconds: Int) throws -> LeasedRun?

    /// Makes the lease last from now on.
    /// - Returns: False when it was lost.
    func renew(_ lease: LeasedRun, seconds: Int) throws -> Bool

    /// Ends the run for good; its request is kept no longer.
    /// - Parameter state: `done` or `dead`.
    /// - Returns: False when the lease was lost.
    func end(_ lease: LeasedRun, as state: QueuedRunState, result: String) throws -> Bool

    /// Gives the run back, to be taken again after a pause, or dead after too many attempts.
    /// - Returns: Where it is now; nothing when the lease was lost.
    func giveBack(_ lease: LeasedRun, result: String) throws -> QueuedRunState?

    /// A run by its id.
    func run(_ id: String) throws -> QueuedRun?

    /// Those that were put in last, newest first.
    func runs(limit: Int) throws -> [QueuedRun]
}

/// The numbers both queues go by.
package enum RunQueueLimits {
    package static let maximumAttempts = 5
    /// Seconds before a run that was given back is taken again: 2, 4, 8, 16.
    static func pause(after attempt: Int) -> Int { 1 << min(max(attempt, 1), 6) }
    /// A result is one line for people.
    static func line(_ result: String) -> String {
        String(result.split(whereSeparator: \.isNewline).joined(separator: " ").prefix(1000)).replacing("\0", with: " ")
    }
    static let lastWorkerDied = "the lease of the last attempt ended without a word"
}
