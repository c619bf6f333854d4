/// A git repository on this machine, read and never written: no check-out, no hook, no command, no foreign configuration.
///
/// Check-outs, linked work trees, bare and shallow repositories work, whoever owns them. A repository that borrows objects
/// from elsewhere, keeps SHA-256 names or has an unknown format is refused by name; grafts and replacements are ignored.
package struct Repository: Sendable {
    let layout: RepositoryLayout
    let objects: ObjectDatabase
    private let references: ReferenceStore

    /// The largest commit or tag that is read.
    static let maximumHeaderBytes = 16 << 20

    /// Opens the repository at exactly this path.
    ///
    /// Throws `git.not-a-repository`, `git.untrusted-feature`, `git.sha256-repository` or `git.unsupported-format`.
    package init(at path: String) throws(GitError) { try self.init(RepositoryLayout(at: path)) }

    /// Opens the repository that the folder lies in; throws as `init(at:)`.
    package init(containing path: String) throws(GitError) { try self.init(RepositoryLayout(containing: path)) }

    private init(_ layout: RepositoryLayout) throws(GitError) {
        self.layout = layout
        objects = try ObjectDatabase(objectsFolder: layout.objectsFolder)
        references = ReferenceStore(layout)
    }

    /// Whether history ends before its beginning.
    package var isShallow: Bool { layout.isShallow }

    /// What the repository has and we do not obey, sorted.
    package var ignoredFeatures: [IgnoredFeature] { layout.ignored }

    /// Resolves a full reference name or a commit id of 40 hexadecimal digits; an annotated tag gives its commit.
    ///
    /// Throws `git.ref-invalid`, `git.ref-missing`, `git.object-missing`, `git.not-a-commit` or `git.sha256-repository`.
    package func resolve(_ text: String) throws(GitError) -> CommitPin {
        if let id = ObjectID(text) { return CommitPin(id: try commit(id), ref: nil) }
        if text.utf8.count == 64, text.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) }) {
            throw GitError(.sha256Repository, "\(text) is an id of a SHA-256 repository; SHA-1 ids are supported")
        }
        let isNearlyID =
            text.utf8.count >= 7
            && text.utf8.allSatisfy { byte in
                (48...57).contains(byte) || (97...102).contains(byte) || (65...70).contains(byte)
            }
        guard !isNearlyID else {
            throw GitError(
                .refInvalid, "\(Printable.quoted(text)) is not a whole commit id",
                remedy: "give all 40 digits in lower case; `git rev-parse \(text)` prints them")
        }
        return try resolve(try RefName(text))
    }

    /// Resolves a reference; throws `git.ref-missing` when it is not here, and as `resolve` of a text.
    package func resolve(_ name: RefName) throws(GitError) -> CommitPin {
        guard let target = try references.target(of: name) else {
            throw GitError(
                .refMissing, "the repository has no \(name)",
                remedy: "run `git fetch origin +\(name):\(name)` there, or name a reference that is there")
        }
        return CommitPin(id: try commit(target), ref: name)
    }

    /// Resolves the first of several names that exists, as a protected branch may be here only as `refs/remotes/origin/…`.
    ///
    /// An empty list resolves nothing. Throws `git.ref-missing` naming all of them.
    package func resolve(firstOf names: [RefName]) throws(GitError) -> CommitPin {
        for name in names where try references.target(of: name) != nil { return try resolve(name) }
        let list = names.isEmpty ? "reference that was asked for" : names.map(\.text).joined(separator: " or ")
        throw GitError(
            .refMissing, "the repository has no \(list)",
            remedy: names.first.map { "run `git fetch origin +\($0):\($0)` there" } ?? "")
    }

    /// What is checked out: the commit, and the branch unless HEAD is detached.
    ///
    /// Throws `git.ref-missing` in a repository without commits.
    package func head() throws(GitError) -> CommitPin {
        let (branch, id) = try references.head()
        guard let id else { throw GitError(.refMissing, "the repository has no commit yet") }
        return CommitPin(id: try commit(id), ref: branch)
    }

    /// Opens a commit's content.
    ///
    /// Throws `git.object-missing`, `git.not-a-commit` or `git.object-malformed`.
    package func open(_ pin: CommitPin) throws(GitError) -> PinnedCommit { try PinnedCommit(pin, in: self) }

    /// The commit an id leads to, through annotated tags.
    private func commit(_ start: ObjectID) throws(GitError) -> ObjectID {
        var id = start
        for _ in 0..<8 {
            guard let object = try objects.object(id, maximumBytes: Self.maximumHeaderBytes) else {
                throw missing(id)
            }
            switch object.kind {
            case .commit: return id
            case .tag:
                guard let header = ObjectHeader(tag: object.bytes) else {
                    throw GitError(.objectMalformed, "the tag \(id) is malformed")
                }
                id = header.first
            case .tree, .blob: throw GitError(.notCommit, "\(start) is no commit, and no tag of one")
            }
        }
        throw GitError(.notCommit, "\(start) is a tag of tags of tags")
    }

    /// The error for an object that ought to be here.
    func missing(_ id: ObjectID) -> GitError {
        GitError(.objectMissing, "the object \(id) is not in the repository", remedy: historyRemedy)
    }

    /// How to get what a partial clone left out.
    var historyRemedy: String {
        layout.isShallow
            ? "run `git fetch --unshallow` there, or let the CI job clone everything (actions/checkout: fetch-depth: 0; "
                + "GitLab: GIT_DEPTH: 0)"
            : "run `git fetch --refetch` there, or clone again without --filter"
    }
}
