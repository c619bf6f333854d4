import NIOCore

/// Runs tasks on an event loop's thread.
///
/// Whoever blocks a thread of Swift's own pool, as callers of a synchronous store do, must not wait for work that needs one
/// of them: with two cores there are two.
private final class LoopExecutor: TaskExecutor {
    private let loop: any EventLoop

    init(_ loop: any EventLoop) { self.loop = loop }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        loop.execute { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}

extension OutboundClient {
    /// Does something asynchronous for a caller that waits; never to be called on an event loop's thread, of whatever group.
    package func blocking<Result: Sendable>(_ body: @escaping @Sendable () async throws -> Result) throws -> Result {
        let loop = try loop()
        let promise = loop.makePromise(of: Result.self)
        Task(executorPreference: LoopExecutor(loop)) {
            do {
                promise.succeed(try await body())
            } catch {
                promise.fail(error)
            }
        }
        return try promise.futureResult.wait()
    }
}
