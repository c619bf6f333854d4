/// Why something could not be read from a repository: a stable code, a sentence, and what to do.
///
/// Two errors are equal when their codes are. Neither message nor remedy ever holds the user part of a URL or the content
/// of a file.
package struct GitError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Stable across wordings; decisions and tests rest on it.
    package enum Code: String, Sendable, CaseIterable {
        /// There is no repository at the path.
        case notRepository = "git.not-a-repository"
        /// The repository uses a feature that could make it show other content than its own objects.
        case untrustedFeature = "git.untrusted-feature"
        case sha256Repository = "git.sha256-repository"
        /// The repository's format or one of its extensions is not known here.
        case unsupportedFormat = "git.unsupported-format"
        /// The text is neither a full reference name nor 40 lower-case hexadecimal digits.
        case refInvalid = "git.ref-invalid"
        case refMissing = "git.ref-missing"
        /// A reference or an id leads to something that is no commit.
        case notCommit = "git.not-a-commit"
        case objectMissing = "git.object-missing"
        case objectMalformed = "git.object-malformed"
        /// The bytes found under an id are not the id's, or carry the mark of a SHA-1 collision.
        case hashMismatch = "git.hash-mismatch"
        case pathInvalid = "git.path-invalid"
        case pathMissing = "git.path-missing"
        case symlinkEntry = "git.symlink-entry"
        case submoduleEntry = "git.submodule-entry"
        /// A size or count is above its limit.
        case limit = "git.limit"
        /// The answer needs commits that are not here, as in a shallow clone.
        case historyMissing = "git.history-missing"
        case urlInvalid = "git.url-invalid"
        case gitMissing = "git.missing-git"
        case timedOut = "git.timed-out"
        case fetchFailed = "git.fetch-failed"
        /// The operating system or libgit2 refused a step.
        case system = "git.system"
    }

    package let code: Code
    package let message: String
    /// What to do about it, as a command or a setting; empty when there is nothing general to say.
    package let remedy: String

    package init(_ code: Code, _ message: String, remedy: String = "") {
        self.code = code
        self.message = message
        self.remedy = remedy
    }

    package var description: String {
        remedy.isEmpty ? "\(code.rawValue): \(message)" : "\(code.rawValue): \(message) (\(remedy))"
    }

    package static func == (left: GitError, right: GitError) -> Bool { left.code == right.code }

    package func hash(into hasher: inout Hasher) { hasher.combine(code) }
}
