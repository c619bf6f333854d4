import ArgumentParser
import Glibc

/// One run of a program as a child process, with what the kernel says it used.
struct ChildRun {
    let wallSeconds: Double
    let processorSeconds: Double
    let peakKilobytes: Int

    /// - Throws: When the program can't be started or ends with another status than expected: a failed run is no figure.
    init(_ arguments: [String], expect: Int32) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
        var argv: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
        defer { for pointer in argv { free(pointer) } }
        var pid = pid_t()
        let start = ContinuousClock.now
        guard posix_spawnp(&pid, arguments[0], &actions, nil, &argv, environ) == 0 else {
            throw ValidationError("\(arguments[0]) can't be started")
        }
        var status: Int32 = 0
        var usage = rusage()
        guard wait4(pid, &status, 0, &usage) == pid else { throw ValidationError("\(arguments[0]) was lost") }
        let elapsed = ContinuousClock.now - start
        guard status & 0x7F == 0, (status >> 8) & 0xFF == expect else {
            throw ValidationError("'\(arguments.joined(separator: " "))' ended with status \((status >> 8) & 0xFF)")
        }
        wallSeconds = elapsed / .seconds(1)
        processorSeconds = Self.seconds(usage.ru_utime) + Self.seconds(usage.ru_stime)
        peakKilobytes = usage.ru_maxrss
    }

    private static func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1_000_000 }
}
