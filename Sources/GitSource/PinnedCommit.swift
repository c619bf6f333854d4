package import Attestation
package import Documents

/// The content of one commit, read from git's objects alone; the work tree is never looked at.
package struct PinnedCommit: Sendable {
    package let pin: CommitPin
    /// The id of the top folder's tree.
    package let treeID: ObjectID
    package let parents: [ObjectID]
    /// The commit object exactly as git hashes it.
    package let rawObject: [UInt8]
    private let repository: Repository

    package static let maximumFileBytes = 16 << 20
    package static let maximumFiles = 100_000
    private static let maximumTreeBytes = 16 << 20

    /// One file below a folder.
    package struct File: Sendable, Hashable {
        /// From the top of the repository.
        package let path: TreePath
        /// The id of the file's content.
        package let id: ObjectID
        package let isExecutable: Bool
    }

    init(_ pin: CommitPin, in repository: Repository) throws(GitError) {
        let object = try repository.objects.object(pin.id, maximumBytes: Repository.maximumHeaderBytes)
        guard let object else { throw repository.missing(pin.id) }
        guard object.kind == .commit else { throw GitError(.notCommit, "\(pin.id) is no commit") }
        guard let header = ObjectHeader(commit: object.bytes) else {
            throw GitError(.objectMalformed, "the commit \(pin.id) is malformed")
        }
        self.pin = pin
        treeID = header.first
        parents = header.parents
        rawObject = object.bytes
        self.repository = repository
    }

    /// The bytes of a file.
    ///
    /// Throws `git.path-missing`, `git.symlink-entry` and `git.submodule-entry` for such an entry anywhere on the way,
    /// `git.limit` above the size, `git.object-missing` in a partial clone.
    package func file(at path: TreePath, maximumBytes: Int = maximumFileBytes) throws(GitError) -> [UInt8] {
        let (kind, id) = try entry(at: path)
        guard kind == .file || kind == .executable else {
            throw GitError(.pathMissing, "\(Printable.quoted(path.text)) is a folder in the commit \(pin.id)")
        }
        guard let object = try repository.objects.object(id, maximumBytes: maximumBytes) else {
            throw repository.missing(id)
        }
        guard object.kind == .blob else {
            throw GitError(.objectMalformed, "the file \(Printable.quoted(path.text)) has no content of its own")
        }
        return object.bytes
    }

    /// Every file below a folder, sorted by the bytes of the path; nothing as folder means the whole commit.
    ///
    /// An empty folder can't exist in git. A symbolic link, a submodule or a name that is no clean path below the folder
    /// throws rather than being left out. Throws `git.path-missing`, `git.limit` above 100,000 files or 64 levels.
    package func files(below folder: TreePath? = nil) throws(GitError) -> [File] {
        var files: [File] = []
        try collect(tree: try folderID(folder), path: folder?.text ?? "", depth: 0, into: &files)
        return files.sorted { $0.path.text.utf8.lexicographicallyPrecedes($1.path.text.utf8) }
    }

    /// The id of a folder's tree, which two commits share exactly when the folder's content is the same.
    ///
    /// Throws as `file(at:)`; a file is `git.path-missing`.
    package func treeID(of folder: TreePath) throws(GitError) -> ObjectID { try folderID(folder) }

    /// The commit object in its strict grammar, with author, message and signature.
    ///
    /// Throws `git.object_malformed` (security A-07).
    package func object() throws(AttestationError) -> GitCommitObject { try GitCommitObject(raw: rawObject) }

    /// The commit with its SSH signature checked against the allowed signers, whose keys must be valid at the moment.
    ///
    /// Throws `git.unsigned`, `git.signature-kind`, `ssh.not-allowed` and what else `GitCommitObject.verify` throws.
    package func verified(
        by signers: AllowedSigners, at moment: Timestamp
    ) throws(AttestationError) -> VerifiedCommit {
        try object().verify(signers, at: moment)
    }

    private func folderID(_ folder: TreePath?) throws(GitError) -> ObjectID {
        guard let folder else { return treeID }
        let (kind, id) = try entry(at: folder)
        guard kind == .folder else {
            throw GitError(.pathMissing, "\(Printable.quoted(folder.text)) is no folder in the commit \(pin.id)")
        }
        return id
    }

    private func entry(at path: TreePath) throws(GitError) -> (TreeEntry.Kind, ObjectID) {
        var kind = TreeEntry.Kind.folder
        var id = treeID
        for part in path.parts {
            guard kind == .folder, let found = try entries(of: id).first(where: { $0.name.elementsEqual(part) }) else {
                throw GitError(.pathMissing, "the commit \(pin.id) has no \(Printable.quoted(path.text))")
            }
            try Self.refuseLinks(found, at: path.text)
            (kind, id) = (found.kind, found.id)
        }
        return (kind, id)
    }

    private func entries(of tree: ObjectID) throws(GitError) -> [TreeEntry] {
        guard let object = try repository.objects.object(tree, maximumBytes: Self.maximumTreeBytes) else {
            throw repository.missing(tree)
        }
        guard object.kind == .tree else { throw GitError(.objectMalformed, "\(tree) is no tree") }
        return try TreeEntry.entries(of: object.bytes, tree: tree)
    }

    private func collect(tree: ObjectID, path: String, depth: Int, into files: inout [File]) throws(GitError) {
        guard depth <= TreePath.maximumParts else { throw GitError(.limit, "the folders are nested too deeply") }
        for entry in try entries(of: tree) {
            let name = String(decoding: entry.name, as: UTF8.self)
            guard name.utf8.elementsEqual(entry.name) else {
                throw GitError(
                    .pathInvalid, "\(Printable.quoted(entry.name)) below \(Printable.quoted(path)) is not UTF-8")
            }
            let full = path.isEmpty ? name : "\(path)/\(name)"
            try Self.refuseLinks(entry, at: full)
            let clean = try TreePath(full)
            if entry.kind == .folder {
                try collect(tree: entry.id, path: full, depth: depth + 1, into: &files)
            } else {
                guard files.count < Self.maximumFiles else {
                    throw GitError(.limit, "there are more than \(Self.maximumFiles) files")
                }
                files.append(File(path: clean, id: entry.id, isExecutable: entry.kind == .executable))
            }
        }
    }

    private static func refuseLinks(_ entry: TreeEntry, at path: String) throws(GitError) {
        switch entry.kind {
        case .symlink:
            throw GitError(
                .symlinkEntry, "\(Printable.quoted(path)) leads through a symbolic link",
                remedy: "commit the file itself")
        case .submodule:
            throw GitError(
                .submoduleEntry, "\(Printable.quoted(path)) leads into a submodule",
                remedy: "commit the files themselves")
        case .file, .executable, .folder: break
        }
    }
}
