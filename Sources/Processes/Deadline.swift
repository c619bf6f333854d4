import Dispatch
import Glibc
import Synchronization

/// Kills a process group when its time is up, however busy the tasks of this process are.
///
/// The clock runs on a thread outside Swift's task pool: a stage that keeps both cores busy can neither delay the kill nor
/// make a program that ended in time look late. Nothing is killed after `end()`, when the process id may be reused.
final class Deadline: Sendable {
    private struct State {
        var isOver = false
        var hasFired = false
    }

    private let state = Mutex(State())
    private let leader: pid_t
    private let grace: Duration

    /// - Parameter leader: a child of ours that has not been waited for, and leads its process group.
    init(leader: pid_t, limits: RunLimits) {
        self.leader = leader
        grace = limits.grace
        after(limits.wallTime) { $0.fire() }
    }

    /// Stops the clock; answers whether the time was up before the process ended.
    func end() -> Bool {
        state.withLock { state in
            state.isOver = true
            return state.hasFired
        }
    }

    private func fire() {
        let killed = state.withLock { state in
            guard !state.isOver, !hasExited else { return false }
            state.hasFired = true
            kill(-leader, grace > .zero ? SIGTERM : SIGKILL)
            return true
        }
        if killed, grace > .zero { after(grace) { $0.finish() } }
    }

    private func finish() {
        state.withLock { state in
            if !state.isOver { kill(-leader, SIGKILL) }
        }
    }

    /// Asks without waiting for the child, so that whoever waits for it still can.
    private var hasExited: Bool {
        var info = unsafe siginfo_t()
        guard unsafe waitid(P_PID, id_t(leader), &info, WEXITED | WNOHANG | WNOWAIT) == 0 else { return false }
        return unsafe info.si_signo != 0
    }

    private func after(_ delay: Duration, _ action: @escaping @Sendable (Deadline) -> Void) {
        let (seconds, attoseconds) = delay.components
        let time =
            DispatchTime.now() + .seconds(Int(clamping: seconds)) + .nanoseconds(Int(attoseconds / 1_000_000_000))
        DispatchQueue.global(qos: .userInitiated).asyncAfter(deadline: time) { action(self) }
    }
}
