import Glibc

/// Runs external programs under bubblewrap, where they see no network, no file of the host but `/usr`, and no secret.
///
/// Inside there are new user, process, network, mount, IPC, UTS and cgroup namespaces, a private `/proc` and `/dev`, a
/// bounded `/tmp`, everything else read-only, an environment of three variables, no capability over the host, and no
/// descriptor but the three standard ones. A first process of ours (a shell) stays as process 1 of the cage: when the
/// program ends, or the deadline kills the cage, the kernel kills everything the program started with it.
///
/// Started by root, the cage runs as `nobody`: the kernel does not count processes of the real root. There is no way to run
/// a program without the cage: where one can't be built the answer is `cage.unavailable`.
package struct Cage: Sendable {
    private let limits: CageLimits
    private let scratch: String
    private let parts: CageParts

    /// Looks for the programs a cage is made of; throws `unavailable` when one is missing.
    ///
    /// - Parameters:
    ///   - scratch: an existing folder, for a private folder per run that holds the program and its request.
    ///   - folders: where `sh`, `bwrap`, `prlimit` and, for root, `setpriv` are looked for.
    package init(
        scratch: String, limits: CageLimits = CageLimits(), folders: [String] = Tool.standardFolders
    ) throws(ProcessError) {
        self.limits = limits
        self.scratch = scratch
        parts = try CageParts(asRoot: geteuid() == 0, folders: folders)
    }

    /// Runs the program to its end with the request on its standard input.
    ///
    /// Only exit status 0 gives a result. An allocation that fails for the memory limit ends as the program ends it, mostly
    /// `exited` or `crashed`. Statuses above 128 count as the death by that signal, as in every shell.
    ///
    /// Throws every code but `missingTool`, `digestMismatch` and `unreadableProgram`.
    package func run(
        _ program: CagedProgram, arguments: [String] = [], input: [UInt8] = []
    ) async throws(ProcessError) -> ProcessResult {
        let folder = try PrivateFolder(below: scratch)
        let programFile = try folder.write(program.bytes, to: "program", mode: 0o400)
        let inputFile = try folder.write(input, to: "input", mode: 0o400)
        let statusFile = try folder.write([], to: "status", mode: 0o600)
        let command = parts.command(for: limits, programFile: programFile, statusFile: statusFile)
        let record = try await BoundedRun(
            program: parts.shell, arguments: command + arguments, environment: ["PATH": "/usr/bin:/bin", "LANG": "C"],
            workingDirectory: "/", inputFile: inputFile, limits: limits.run
        ).run()
        let tail = ProcessResult.tail(of: record.errors)
        guard case .exited(let status) = record.ending else {
            throw ProcessError(.system, "the cage around \(program.name) was killed from outside")
        }
        // bubblewrap writes the exit code only if it got as far as starting the program.
        let report = SystemCall.read(statusFile, maximumBytes: 64 << 10) ?? []
        guard String(decoding: report, as: UTF8.self).utf8.contains("\"exit-code\"".utf8) else {
            throw ProcessError(
                .unavailable, "bubblewrap could not build a cage here\(ProcessResult.quoted(tail))")
        }
        if status > 128, status <= 128 + 64 {
            throw ProcessError.death(by: status - 128, of: program.name, tail: tail)
        }
        return try ProcessResult(status: status, output: record.output, errorTail: tail, duration: record.duration)
            .succeeded(program.name)
    }
}
