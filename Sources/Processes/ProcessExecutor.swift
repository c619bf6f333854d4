import Dispatch

/// Runs the tasks that start, read and watch one external program, on a queue apart from Swift's task pool.
///
/// With it a stage that keeps every thread of the pool busy can't put off the moment at which a program that is already
/// running gets its deadline. The work done here is short: reading pipes and counting bytes.
final class ProcessExecutor: TaskExecutor {
    private let queue = DispatchQueue(label: "sluice.process", qos: .userInitiated)

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { unsafe job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
