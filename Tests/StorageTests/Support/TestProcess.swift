import FoundationEssentials
import Glibc

/// Other programs, as the tests need them.
enum TestProcess {
    /// Starts a program that is found by `PATH`.
    static func start(
        _ command: [String], environment: [String: String] = [:], input: Int32? = nil, output: Int32? = nil,
        errors: Int32? = nil
    ) throws -> pid_t {
        let variables = ProcessInfo.processInfo.environment.merging(environment) { $1 }.map { "\($0.key)=\($0.value)" }
        var argv = command.map { strdup($0) } + [nil]
        var envp = variables.map { strdup($0) } + [nil]
        defer { for text in argv + envp { free(text) } }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for (target, source) in [(0 as Int32, input), (1, output), (2, errors)] {
            if let source {
                posix_spawn_file_actions_adddup2(&actions, source, target)
            } else {
                posix_spawn_file_actions_addopen(&actions, target, "/dev/null", O_RDWR, 0)
            }
        }
        var process: pid_t = 0
        guard posix_spawnp(&process, command[0], &actions, nil, &argv, &envp) == 0 else {
            throw TestFailure(text: "\(command[0]) could not be started: \(errno)")
        }
        return process
    }

    /// Runs a program to its end.
    /// - Returns: Its standard output.
    /// - Throws: What it said when it failed.
    @discardableResult
    static func run(_ command: [String], environment: [String: String] = [:]) throws -> String {
        let folder = try TemporaryFolder()
        let files = ["output", "errors"].map { open(folder.file($0), O_WRONLY | O_CREAT | O_CLOEXEC, 0o600) }
        defer { for file in files { close(file) } }
        let process = try start(command, environment: environment, output: files[0], errors: files[1])
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0 && errno == EINTR {}
        guard status == 0 else {
            throw TestFailure(text: "\(command): \(status): \(try TestFile.text(folder.file("errors")))")
        }
        return try TestFile.text(folder.file("output")).trimmingSuffix(while: { $0 == "\n" })
    }

    /// Runs this very test program again, for one test.
    static func startTest(_ filter: String, environment: [String: String]) throws -> pid_t {
        let program = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        return try start(
            [program] + CommandLine.arguments.dropFirst().filter { $0.hasSuffix(".xctest") }
                + ["--testing-library", "swift-testing", "--filter", filter], environment: environment)
    }
}

extension String {
    fileprivate func trimmingSuffix(while condition: (Character) -> Bool) -> String {
        var text = self[...]
        while let last = text.last, condition(last) { text.removeLast() }
        return String(text)
    }
}
