import Glibc
import Subprocess
import SystemPackage

/// One start of one program with argv, a clean environment, a deadline and output limits.
///
/// The program is the leader of its own session, so that its whole process group can be killed, inherits no descriptor
/// but the three standard ones (swift-subprocess closes the rest), and has no terminal. Its standard input is a file, not
/// a pipe: a program that does not read can neither block us nor raise SIGPIPE here.
struct BoundedRun: Sendable {
    var program: String
    var arguments: [String]
    /// The whole environment; nothing is inherited.
    var environment: [String: String]
    var workingDirectory: String?
    /// A file that becomes standard input.
    var inputFile: String
    var limits: RunLimits

    /// How the program ended.
    enum Ending: Sendable, Hashable {
        case exited(Int32)
        case signaled(Int32)
    }

    /// Everything a run gives, before anyone judges the ending.
    struct Record: Sendable {
        var ending: Ending
        var output: [UInt8]
        var errors: [UInt8]
        var duration: Duration
    }

    private typealias Streams = (output: Collected, errors: Collected, isLate: Bool)

    private enum Part: Sendable {
        case output(Collected)
        case errors(Collected)
        case ended
    }

    private struct Collected: Sendable {
        var bytes: [UInt8] = []
        var exceeded = false
        var isBroken = false
    }

    /// Runs to the end; throws `timedOut`, `outputLimit` or `system`, in all three with the process group killed.
    func run() async throws(ProcessError) -> Record {
        let started = ContinuousClock.now
        let executed: ExecutionResult<Streams, SequenceOutput, SequenceOutput>
        do {
            let input = try FileDescriptor.open(FilePath(inputFile), .readOnly, options: [.closeOnExec])
            executed = try await withTaskExecutorPreference(ProcessExecutor()) {
                try await Subprocess.run(
                    configuration, input: .fileDescriptor(input, closeAfterSpawningProcess: true), output: .sequence,
                    error: .sequence
                ) { execution in
                    await collect(from: execution)
                }
            }
        } catch {
            throw ProcessError(.system, "can't run \(program): \(error)")
        }
        let duration = ContinuousClock.now - started
        let (output, errors, isLate) = executed.closureResult
        let tail = ProcessResult.quoted(ProcessResult.tail(of: errors.bytes))
        if output.exceeded {
            throw ProcessError(.outputLimit, "more than \(limits.outputBytes) bytes on standard output")
        }
        if errors.exceeded {
            throw ProcessError(.outputLimit, "more than \(limits.errorBytes) bytes on standard error")
        }
        if output.isBroken || errors.isBroken { throw ProcessError(.system, "can't read what \(program) writes") }
        guard !isLate else {
            throw ProcessError(.timedOut, "not done after \(limits.wallTime)\(tail)")
        }
        let ending: Ending =
            switch executed.terminationStatus {
            case .exited(let status): .exited(status)
            case .signaled(let signal): .signaled(signal)
            }
        return Record(ending: ending, output: output.bytes, errors: errors.bytes, duration: duration)
    }

    private var configuration: Configuration {
        var options = PlatformOptions()
        options.createSession = true
        // When our own task is cancelled the group goes at once.
        options.teardownSequence = [.send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .seconds(1))]
        let values = environment.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        return Configuration(
            executable: .path(FilePath(program)), arguments: Arguments(arguments),
            // swift-subprocess hands these bytes to C as they are: each must bring its own NUL.
            environment: .custom(values.map { Array("\($0.key)=\($0.value)\0".utf8) }),
            workingDirectory: workingDirectory.map { FilePath($0) }, platformOptions: options)
    }

    /// Reads both streams to their ends and waits until the process is gone, killing it at the deadline.
    private func collect<Input: InputProtocol>(
        from execution: Execution<Input, SequenceOutput, SequenceOutput>
    ) async -> Streams {
        let deadline = Deadline(leader: execution.processIdentifier.value, limits: limits)
        // Signal 0 does nothing: this only waits for the end of the process, which the deadline makes sure of.
        let patience = limits.wallTime + limits.grace + .seconds(30)
        let waiting = [
            TeardownStep.send(signal: Signal(rawValue: 0), toProcessGroup: true, allowedDurationToNextStep: patience)
        ]
        return await withTaskGroup(of: Part.self) { group in
            group.addTask {
                .output(await Self.collect(execution.standardOutput, upTo: limits.outputBytes, from: execution))
            }
            group.addTask {
                .errors(await Self.collect(execution.standardError, upTo: limits.errorBytes, from: execution))
            }
            group.addTask {
                await execution.teardown(using: waiting)
                // The leader is gone; what it left behind in its group goes too.
                try? execution.send(signal: .kill, toProcessGroup: true)
                return .ended
            }
            var output = Collected()
            var errors = Collected()
            for await part in group {
                switch part {
                case .output(let collected): output = collected
                case .errors(let collected): errors = collected
                case .ended: break
                }
            }
            return (output, errors, deadline.end())
        }
    }

    /// Takes a stream's bytes up to a limit; one byte more kills the group.
    private static func collect<Input: InputProtocol>(
        _ stream: SubprocessOutputSequence, upTo limit: Int,
        from execution: Execution<Input, SequenceOutput, SequenceOutput>
    ) async -> Collected {
        var collected = Collected()
        do {
            for try await buffer in stream {
                guard collected.bytes.count + buffer.count <= limit else {
                    collected.exceeded = true
                    try? execution.send(signal: .kill, toProcessGroup: true)
                    return collected
                }
                unsafe buffer.withUnsafeBytes { unsafe collected.bytes.append(contentsOf: $0) }
            }
        } catch {
            collected.isBroken = true
            try? execution.send(signal: .kill, toProcessGroup: true)
        }
        return collected
    }
}
