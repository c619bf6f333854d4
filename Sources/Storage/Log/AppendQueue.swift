import Dispatch
import Ledger
import Synchronization

/// Appends that wait for a commit: all that come while one is under way share the next (group commit).
///
/// Commits run on a thread of their own, because they wait for the disk and the callers' threads have better to do.
final class AppendQueue: Sendable {
    /// A group ends at this many entries, so that its rows stay small enough to hold in memory.
    static let maximumGroup = 1024

    typealias Answer = @Sendable (Result<[AppendedEntry], any Error>) -> Void

    private struct Request {
        let entries: [SealedEntry]
        let answer: Answer
    }

    private struct State {
        var waiting: [Request] = []
        var isWorking = false
    }

    private let state = Mutex(State())
    private let thread = DispatchQueue(label: "ledger-append")
    private let commit: @Sendable (_ group: [[SealedEntry]]) throws -> [[AppendedEntry]]
    private let idle: @Sendable () -> Void

    /// - Parameters:
    ///   - commit: Appends the entries of several callers, all or none, and answers each in turn; one call at a time.
    ///   - idle: Called on the same thread when nothing waits any longer.
    init(
        commit: @escaping @Sendable (_ group: [[SealedEntry]]) throws -> [[AppendedEntry]],
        idle: @escaping @Sendable () -> Void
    ) {
        self.commit = commit
        self.idle = idle
    }

    /// Waits its turn and appends.
    func append(_ entries: [SealedEntry]) async throws -> [AppendedEntry] {
        try await withCheckedThrowingContinuation { continuation in
            submit(Request(entries: entries) { continuation.resume(with: $0) })
        }
    }

    private func submit(_ request: Request) {
        let mustStart = state.withLock { state in
            state.waiting.append(request)
            defer { state.isWorking = true }
            return !state.isWorking
        }
        if mustStart { thread.async { self.work() } }
    }

    private func work() {
        while true {
            let group = takeGroup()
            guard !group.isEmpty else { break }
            do {
                let answers = try commit(group.map(\.entries))
                guard answers.count == group.count else {
                    throw LedgerError(.storage, "the append gave \(answers.count) of \(group.count) answers")
                }
                for (request, answer) in zip(group, answers) { request.answer(.success(answer)) }
            } catch {
                for request in group { request.answer(.failure(error)) }
            }
        }
        idle()
    }

    /// The callers of the next commit: at least one while any waits, and the work ends without.
    private func takeGroup() -> [Request] {
        state.withLock { state in
            var entries = 0
            var taken = 0
            for request in state.waiting {
                guard taken == 0 || entries + request.entries.count <= Self.maximumGroup else { break }
                entries += request.entries.count
                taken += 1
            }
            let group = Array(state.waiting.prefix(taken))
            state.waiting.removeFirst(taken)
            if group.isEmpty { state.isWorking = false }
            return group
        }
    }
}
