/// The references of a repository in git's file format: one file each, or a line in `packed-refs`.
struct ReferenceStore: Sendable {
    private let layout: RepositoryLayout
    private static let maximumPackedBytes = 64 << 20
    private static let maximumLinks = 5

    init(_ layout: RepositoryLayout) { self.layout = layout }

    /// What a reference says, through at most five symbolic ones; nothing when it does not exist.
    func target(of name: RefName) throws(GitError) -> ObjectID? {
        try target(of: name.text, in: layout.commonFolder, links: 0)
    }

    /// What `HEAD` says: the branch it stands for, if it does, and the commit, if there is one yet.
    func head() throws(GitError) -> (branch: RefName?, id: ObjectID?) {
        guard let line = try SystemFile.line("\(layout.folder)/HEAD") else {
            throw GitError(.notRepository, "the repository has no readable HEAD")
        }
        guard let name = Self.symbolic(line) else {
            guard let id = ObjectID(line) else { throw Self.malformed("HEAD") }
            return (nil, id)
        }
        let branch = try RefName(name)
        return (branch, try target(of: branch))
    }

    private func target(of name: String, in folder: String, links: Int) throws(GitError) -> ObjectID? {
        if let line = try SystemFile.line("\(folder)/\(name)") {
            guard let next = Self.symbolic(line) else {
                guard let id = ObjectID(line) else { throw Self.malformed(name) }
                return id
            }
            guard links < Self.maximumLinks else {
                throw GitError(.refInvalid, "\(name) leads through too many symbolic references")
            }
            return try target(of: RefName(next).text, in: folder, links: links + 1)
        }
        guard let packed = try SystemFile.read("\(folder)/packed-refs", maximumBytes: Self.maximumPackedBytes) else {
            return nil
        }
        let wanted = Array(" \(name)".utf8)
        for line in packed.split(separator: 0x0A)
        where line.count == 40 + wanted.count && line.dropFirst(40) == wanted[...] {
            guard let id = ObjectID(hex: line.prefix(40)) else { throw Self.malformed(name) }
            return id
        }
        return nil
    }

    private static func symbolic(_ line: String) -> String? {
        guard line.utf8.starts(with: "ref: ".utf8) else { return nil }
        return String(line.dropFirst(5))
    }

    private static func malformed(_ name: String) -> GitError {
        GitError(.refInvalid, "the content of \(Printable.quoted(name)) is no reference")
    }
}
