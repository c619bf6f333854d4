/// A trusted program of the operating system, run with argv, a clean environment and a deadline, outside any cage.
///
/// For `git`, `ssh-keygen` and their like; never for anything a pipeline or a release brings along. No shell is involved.
package struct Tool: Sendable {
    /// The absolute path of the program.
    package let path: String
    private let scratch: String

    /// Where programs are looked for, in this order; the caller's `PATH` is not asked.
    package static let standardFolders = ["/usr/bin", "/bin", "/usr/local/bin"]

    /// Finds a program by name in the standard folders, or takes an absolute path.
    ///
    /// - Parameter scratch: an existing folder for the standard input's private file.
    /// Throws `missingTool`.
    package init(_ name: String, scratch: String) throws(ProcessError) {
        let candidates = name.utf8.first == UInt8(ascii: "/") ? [name] : Self.standardFolders.map { "\($0)/\(name)" }
        guard let found = candidates.first(where: SystemCall.isExecutable) else {
            throw ProcessError(
                .missingTool, "\(name) is not installed; looked for \(candidates.joined(separator: ", "))")
        }
        path = found
        self.scratch = scratch
    }

    /// Runs the tool and answers its result whatever the exit status; a death by signal is an error.
    ///
    /// - Parameters:
    ///   - environment: added to `PATH`, `LANG` and `LC_ALL`, which are set; nothing else is inherited.
    ///   - input: the whole of standard input.
    /// Throws `timedOut`, `outputLimit`, `crashed`, `memory` or `system`.
    package func run(
        _ arguments: [String], input: [UInt8] = [], environment: [String: String] = [:],
        workingDirectory: String? = nil, limits: RunLimits = RunLimits(grace: .milliseconds(500))
    ) async throws(ProcessError) -> ProcessResult {
        let folder = input.isEmpty ? nil : try PrivateFolder(below: scratch)
        let file = try folder?.write(input, to: "input", mode: 0o400) ?? "/dev/null"
        let base = ["PATH": "/usr/bin:/bin", "LANG": "C", "LC_ALL": "C"]
        let record = try await BoundedRun(
            program: path, arguments: arguments, environment: base.merging(environment) { $1 },
            workingDirectory: workingDirectory, inputFile: file, limits: limits
        ).run()
        let tail = ProcessResult.tail(of: record.errors)
        switch record.ending {
        case .exited(let status):
            return ProcessResult(
                status: status, output: record.output, errorTail: tail, duration: record.duration)
        case .signaled(let signal):
            throw ProcessError.death(by: signal, of: path, tail: tail)
        }
    }
}
