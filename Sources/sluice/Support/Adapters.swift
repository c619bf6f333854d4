import Engine
import GitSource
import Glibc
import Processes

/// Runs the system's git for the engine-owned cache, as a child that can be killed.
struct SystemGit: GitRunner {
    let scratch: String

    func run(_ invocation: GitInvocation) async throws(GitError) -> GitRun {
        do {
            let git = try Tool("git", scratch: scratch)
            var limits = RunLimits(wallTime: invocation.deadline, outputBytes: invocation.maximumOutputBytes)
            limits.grace = .milliseconds(500)
            let result = try await git.run(
                invocation.arguments, environment: invocation.environment, limits: limits)
            return GitRun(status: result.status, errors: result.errorTail)
        } catch {
            switch error.code {
            case .missingTool: throw GitError(.gitMissing, error.message, remedy: "install git")
            case .timedOut: throw GitError(.timedOut, error.message)
            default: throw GitError(.system, error.message)
            }
        }
    }
}
