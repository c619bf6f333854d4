import Foundation
import GitSource
import Synchronization

/// A runner for tests: the real git under coreutils' `timeout`, which kills the process group.
struct SystemGit: GitRunner {
    var program = "/usr/bin/git"
    /// Added after what the cache asks for.
    var environment: [String: String] = [:]

    func run(_ invocation: GitInvocation) async throws(GitError) -> GitRun {
        guard FileManager.default.isExecutableFile(atPath: program) else {
            throw GitError(.gitMissing, "git is not installed")
        }
        let seconds =
            Double(invocation.deadline.components.seconds) + Double(invocation.deadline.components.attoseconds) / 1e18
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/timeout")
        process.arguments = ["-k", "0.5", "\(seconds)", program] + invocation.arguments
        process.environment = invocation.environment.merging(["PATH": "/usr/bin:/bin", "LC_ALL": "C"]) { $1 }
            .merging(environment) { $1 }
        let errors = FileManager.default.temporaryDirectory.appendingPathComponent(
            "sluice-git-\(UUID().uuidString).err")
        defer { try? FileManager.default.removeItem(at: errors) }
        do {
            try Data().write(to: errors)
            process.standardInput = FileHandle.nullDevice
            process.standardOutput = FileHandle.nullDevice
            process.standardError = try FileHandle(forWritingTo: errors)
            try process.run()
        } catch {
            throw GitError(.system, "\(error)")
        }
        process.waitUntilExit()
        // 124 after SIGTERM; after SIGKILL `timeout` dies of it as well.
        guard process.terminationReason == .exit, process.terminationStatus != 124 else {
            throw GitError(.timedOut, "git was not done after \(invocation.deadline)")
        }
        let text = (try? Data(contentsOf: errors)).map { String(decoding: $0, as: UTF8.self) } ?? ""
        return GitRun(status: process.terminationStatus, errors: text)
    }
}

/// A runner that runs nothing and notes what it was asked for.
final class RecordingGit: GitRunner {
    private let invocations = Mutex<[GitInvocation]>([])
    let answer: GitRun

    init(answer: GitRun) { self.answer = answer }

    var seen: [GitInvocation] { invocations.withLock { $0 } }

    func run(_ invocation: GitInvocation) async throws(GitError) -> GitRun {
        invocations.withLock { $0.append(invocation) }
        return answer
    }
}
