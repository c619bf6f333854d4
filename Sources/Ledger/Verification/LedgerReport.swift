/// What verifying a stored ledger found.
package struct LedgerReport: Sendable {
    /// More problems than anyone reads; the rest is counted.
    package static let maximumProblems = 1000

    /// The checkpoint, when a given key signed it.
    package internal(set) var checkpoint: Checkpoint?
    /// How many entries are stored.
    package internal(set) var entries: UInt64 = 0
    /// The first entry that was read; those before are bound by stored tiles to a checkpoint the caller trusts.
    package internal(set) var verifiedFrom: UInt64 = 0
    /// How many tiles were compared.
    package internal(set) var tiles = 0
    /// In the order they were found: entries, tiles, checkpoint.
    package private(set) var problems: [LedgerProblem] = []
    /// The compromised keys that the log itself names.
    package internal(set) var notices: [KeyNotice] = []
    /// How many more problems there are than `problems` holds.
    package private(set) var omitted = 0

    /// How many entries are stored but not covered by the checkpoint: a writer died, and the next append covers them.
    package var pending: UInt64 {
        guard let size = checkpoint?.size, size < entries else { return 0 }
        return entries - size
    }

    /// True only when a checkpoint was verified and nothing at all was wrong.
    package var isSound: Bool { checkpoint != nil && problems.isEmpty && omitted == 0 }

    mutating func add(_ problem: LedgerProblem) {
        if problems.count < LedgerReport.maximumProblems { problems.append(problem) } else { omitted += 1 }
    }
}
