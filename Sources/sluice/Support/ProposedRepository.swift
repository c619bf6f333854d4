import Engine
import GitSource

/// Opens the definitions that history is to be judged by.
enum ProposedRepository {
    /// - Parameters:
    ///   - reference: A commit id, a full ref, or the short name of a branch or tag; nothing for the work tree.
    ///   - trustPath: A trust policy that is to hold instead of the recorded ones.
    static func open(
        _ reference: String?, folder: String, trustPath: String?
    ) throws(CommandFailure) -> (definitions: ProposedDefinitions, title: String) {
        var trust: ProposedDefinitions.Trust?
        if let trustPath {
            let files = try TrustFiles(path: trustPath)
            trust = .init(policy: files.bytes, roles: files.rolesBytes)
        }
        guard let reference else {
            let tree = WorkTreeDefinitions(folder: folder)
            return (
                ProposedDefinitions(commit: nil, trust: trust) { (path) throws(InputError) in try tree.bytes(of: path)
                },
                "the work tree"
            )
        }
        do {
            let repository = try Repository(containing: folder)
            let pin = try resolve(reference, in: repository)
            let commit = CommitDefinitions(commit: try repository.open(pin))
            return (
                ProposedDefinitions(commit: pin.id.hex, trust: trust) { (path) throws(InputError) in
                    try commit.bytes(of: path)
                }, pin.id.hex
            )
        } catch {
            throw CommandFailure(
                .usage, "\(error.message) [\(error.code.rawValue)]",
                fix: error.remedy.isEmpty
                    ? "Name a commit or branch of the pipeline's repository; --repository says where it lies."
                    : error.remedy)
        }
    }

    private static func resolve(_ text: String, in repository: Repository) throws(GitError) -> CommitPin {
        if text.utf8.elementsEqual("HEAD".utf8) { return try repository.head() }
        if text.utf8.starts(with: "refs/".utf8) || ObjectID(text) != nil { return try repository.resolve(text) }
        var names: [RefName] = []
        for prefix in ["refs/heads/", "refs/tags/", "refs/remotes/origin/"] { names.append(try RefName(prefix + text)) }
        return try repository.resolve(firstOf: names)
    }
}
