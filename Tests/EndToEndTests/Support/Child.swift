import Dispatch
import Glibc

/// A child process with a clean environment and a time limit.
///
/// Spawned by the C library: Foundation's `Process` keeps descriptors open and crashes when there are many of them.
struct Child: Sendable {
    struct Failure: Error { let message: String }

    let executable: String
    let arguments: [String]
    let folder: String
    let environment: [String: String]
    /// After this many seconds it is killed with its group; a killed process has the code 137.
    var secondsToLive: Double = 120

    func run() async throws -> Outcome {
        await ProcessSlots.shared.take()
        let result = await withCheckedContinuation { (done: CheckedContinuation<Result<Outcome, any Error>, Never>) in
            DispatchQueue.global().async { done.resume(returning: Result { try runNow() }) }
        }
        await ProcessSlots.shared.give()
        return try result.get()
    }

    /// Runs it at once, and blocks the thread.
    func runNow() throws -> Outcome {
        let files = try TemporaryFolder()
        let process = try spawn(output: files.file("output"), errors: files.file("errors"))
        let status = wait(for: process)
        let signal = status & 0x7f
        return Outcome(
            command: "\(executable.split(separator: "/").last ?? "") \(arguments.joined(separator: " "))",
            code: signal == 0 ? (status >> 8) & 0xff : 128 + signal, outputBytes: try files.bytes("output"),
            errors: try files.text("errors"))
    }

    private func spawn(output: String, errors: String) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output, O_WRONLY | O_CREAT, 0o600)
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, errors, O_WRONLY | O_CREAT, 0o600)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        posix_spawnattr_setpgroup(&attributes, 0)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK))
        // The shell only changes the folder; the process becomes the program.
        let command = ["sh", "-c", "cd \"$0\" && exec \"$@\"", folder, executable] + arguments
        var words = command.map { strdup($0) } + [nil]
        var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { (words + variables).forEach { free($0) } }
        var process = pid_t()
        let code = posix_spawn(&process, "/bin/sh", &actions, &attributes, &words, &variables)
        guard code == 0 else { throw Failure(message: "\(executable): \(String(cString: strerror(code)))") }
        return process
    }

    /// The status as `waitpid` gives it.
    private func wait(for process: pid_t) -> Int32 {
        let start = ContinuousClock.now
        var status: Int32 = 0
        while waitpid(process, &status, WNOHANG) == 0 {
            if ContinuousClock.now - start > .seconds(secondsToLive) {
                kill(-process, SIGKILL)
                _ = waitpid(process, &status, 0)
                break
            }
            usleep(1000)
        }
        return status
    }
}
