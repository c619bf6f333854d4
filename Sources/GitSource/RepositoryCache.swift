import Artifacts

/// Bare repositories that the engine owns and fetches into, one folder for each URL.
///
/// libgit2's fetch has no time-out and can't be stopped, so fetching is the system's `git` in a child process under a
/// deadline. Its environment and configuration are ours alone: no system or user configuration, no credential helper, no
/// prompt, no hook, no submodule, one protocol, every object checked. Reading afterwards is `Repository`, as for any other.
package struct RepositoryCache: Sendable {
    private let folder: String
    private let runner: any GitRunner

    /// - Parameter folder: made with mode 0700 when it is not there.
    package init(folder: String, runner: any GitRunner) {
        self.folder = folder
        self.runner = runner
    }

    /// Where a URL's repository lies, whether it is there yet or not; the user part of the URL does not count.
    package func path(for url: RepositoryURL) -> String {
        "\(folder)/\(Digest.sha256(of: Array(url.description.utf8)).hex.prefix(32)).git"
    }

    /// Brings references and commits from the URL and opens the cached repository.
    ///
    /// References overwrite those of the cache, whatever they said before; nothing is removed. With neither references
    /// nor commits nothing is fetched. A commit by id needs a server that serves it (GitHub and GitLab do).
    ///
    /// Throws `git.missing-git`, `git.timed-out`, `git.fetch-failed` or `git.system`.
    package func fetch(
        _ url: RepositoryURL, references: [RefName], commits: [ObjectID] = [], depth: FetchDepth = .all,
        credentials: FetchCredentials = FetchCredentials(), deadline: Duration = .seconds(120)
    ) async throws(GitError) -> Repository {
        let path = path(for: url)
        let command = FetchCommand(folder: path, url: url, credentials: credentials)
        if SystemFile.kind("\(path)/HEAD") == nil {
            try SystemFile.makeFolder(folder)
            try await run(command.initialise, command, deadline: deadline)
        }
        if !references.isEmpty || !commits.isEmpty {
            let isShallow = try Repository(at: path).isShallow
            let words = command.fetch(references: references, commits: commits, depth: depth, isShallow: isShallow)
            try await run(words, command, deadline: deadline)
        }
        return try Repository(at: path)
    }

    private func run(_ words: [String], _ command: FetchCommand, deadline: Duration) async throws(GitError) {
        let run = try await runner.run(
            GitInvocation(
                arguments: words, environment: command.environment, deadline: deadline, maximumOutputBytes: 1 << 20))
        guard run.status == 0 else {
            throw GitError(
                .fetchFailed, "can't fetch from \(command.url): \(Self.summary(run.errors))",
                remedy: Self.remedy(for: run.errors))
        }
    }

    /// The last line of git's complaint; argv has no secret, so neither has this.
    private static func summary(_ errors: String) -> String {
        let lines = errors.split(separator: "\n")
        let line = lines.last { $0.hasPrefix("fatal:") || $0.hasPrefix("error:") } ?? lines.last
        return line.map { Printable.quoted(String($0)) } ?? "git says nothing"
    }

    private static func remedy(for errors: String) -> String {
        if errors.contains("dubious ownership") {
            return "the repository belongs to another user: open it as a folder instead of fetching from file://"
        }
        if errors.contains("couldn't find remote ref") { return "the other side has no such reference" }
        if errors.contains("Host key verification failed") { return "add the host to the known hosts file" }
        if errors.contains("could not read Username") || errors.contains("Authentication failed") {
            return "give credentials that may read the repository"
        }
        return ""
    }
}
