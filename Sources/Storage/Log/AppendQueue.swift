import Dispatch
import Glibc
import Ledger
import Synchronization

/// Appends that wait for a commit: all that come while one is under way share the next (group commit).
///
/// Commits run on a thread of their own, because they wait for the disk and the callers' threads have better to do.
final class AppendQueue: Sendable {
    /// A group ends at this many entries, so that its rows stay small enough to hold in memory.
    static let maximumGroup = 1024
    private static let longestGathering = Duration.milliseconds(5)

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

    /// - Parameter commit: Appends the entries of several callers, all or none, and answers each in turn; one call at a time.
    init(commit: @escaping @Sendable (_ group: [[SealedEntry]]) throws -> [[AppendedEntry]]) {
        self.commit = commit
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
        var last = (size: 0, duration: Duration.zero)
        while true {
            gather(after: last)
            let group = takeGroup()
            guard !group.isEmpty else { break }
            let start = ContinuousClock.now
            defer { last = (group.count, ContinuousClock.now - start) }
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
    }

    /// Lets the callers of the last commit come back with their next entries before the next commit begins without them.
    ///
    /// Whoever works alone never waits. Otherwise the wait is as long as commits are worth it, and ends when as many wait as
    /// shared the last commit.
    private func gather(after last: (size: Int, duration: Duration)) {
        guard last.size > 1 else { return }
        let end = ContinuousClock.now + min(last.duration / 2, Self.longestGathering)
        while ContinuousClock.now < end, (1..<last.size).contains(state.withLock { $0.waiting.count }) {
            usleep(50)
        }
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
