/// Runs the system's `git` as a child process that can be killed; wired to a bounded process runner at floor 8.
///
/// The runner starts exactly this argv without a shell, with exactly this environment beside `PATH` and the locale,
/// kills the whole process group at the deadline (SIGTERM first, so that git removes its locks) and bounds the output.
package protocol GitRunner: Sendable {
    /// Throws `git.missing-git` without git, `git.timed-out` at the deadline, `git.system` for anything else.
    func run(_ invocation: GitInvocation) async throws(GitError) -> GitRun
}

/// One start of `git`.
package struct GitInvocation: Sendable, Hashable {
    package let arguments: [String]
    /// Holds credentials: never to be printed or recorded.
    package let environment: [String: String]
    package let deadline: Duration
    /// Bytes of standard output and of standard error that may come, each.
    package let maximumOutputBytes: Int
}

/// How `git` ended by itself.
package struct GitRun: Sendable {
    package let status: Int32
    /// The end of standard error as text.
    package let errors: String

    package init(status: Int32, errors: String) {
        self.status = status
        self.errors = errors
    }
}
