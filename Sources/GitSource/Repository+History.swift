extension Repository {
    /// More commits than this are not walked.
    package static let maximumCommits = 5_000_000

    /// Whether the commit is the reference's commit or lies in its history.
    ///
    /// Parents are read from the commits themselves; the marks of a shallow clone, grafts and replacements are not
    /// believed. `yes` needs a whole way, `no` the whole history, everything else is `unknown` with the first commit that
    /// is missing. Throws `git.object-missing` when the tip itself is not here, `git.limit` or `git.object-malformed`.
    package func isAncestor(_ commit: ObjectID, of tip: CommitPin) throws(GitError) -> Reachability {
        try descends(tip.id, from: commit)
    }

    /// Whether the first commit is the second or comes after it; answers and throws as `isAncestor(_:of:)`.
    package func descends(_ tip: ObjectID, from ancestor: ObjectID) throws(GitError) -> Reachability {
        var seen: Set<ObjectID> = [tip]
        var queue = [tip]
        var next = 0
        var missing: ObjectID?
        while next < queue.count {
            let id = queue[next]
            next += 1
            if id == ancestor { return .yes }
            guard let object = try objects.object(id, maximumBytes: Self.maximumHeaderBytes) else {
                guard id != tip else { throw self.missing(id) }
                missing = missing ?? id
                continue
            }
            guard object.kind == .commit, let header = ObjectHeader(commit: object.bytes) else {
                throw GitError(.objectMalformed, "\(id) is in the history of \(tip) and no commit")
            }
            for parent in header.parents where seen.insert(parent).inserted { queue.append(parent) }
            guard queue.count <= Self.maximumCommits else {
                throw GitError(.limit, "the history of \(tip) has more than \(Self.maximumCommits) commits")
            }
        }
        return missing.map { .unknown(missing: $0) } ?? .no
    }

    /// The error for an `unknown`, with the exact way to get the missing history.
    package func missingHistory(_ id: ObjectID, of tip: CommitPin) -> GitError {
        GitError(
            .historyMissing, "the history of \(tip) is not all here: the commit \(id) is missing", remedy: historyRemedy
        )
    }
}
