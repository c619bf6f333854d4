import Documents

/// Which commit of which repository judged a release.
package struct PipelinePin: Sendable, Hashable {
    /// The repository as trust names it.
    package let repository: String
    package let ref: String
    /// The commit id in hexadecimal.
    package let commit: String
    package let path: String

    package init(repository: String, ref: String, commit: String, path: String) {
        self.repository = repository
        self.ref = ref
        self.commit = commit
        self.path = path
    }

    var canonical: JSONValue {
        [
            "commit": .string(commit), "path": .string(path), "ref": .string(ref), "repository": .string(repository),
        ]
    }

    init?(canonical value: JSONValue?) {
        guard let value, let repository = value["repository"]?.string, let ref = value["ref"]?.string,
            let commit = value["commit"]?.string, let path = value["path"]?.string
        else { return nil }
        self.init(repository: repository, ref: ref, commit: commit, path: path)
    }
}
