/// Where the parts of a repository lie, and that nothing in it can show content from elsewhere (security A-06).
struct RepositoryLayout: Sendable {
    /// Holds `HEAD`: the repository's own folder, or a linked work tree's.
    let folder: String
    /// Holds objects and references.
    let commonFolder: String
    let isShallow: Bool
    /// Features of the repository that are not obeyed, sorted.
    let ignored: [IgnoredFeature]

    var objectsFolder: String { "\(commonFolder)/objects" }

    /// Takes the repository at exactly this path: a check-out, a linked work tree or a bare repository.
    init(at path: String) throws(GitError) {
        guard let resolved = SystemFile.resolved(path), let layout = try Self.find(at: resolved) else {
            throw GitError(.notRepository, "there is no git repository at \(Printable.quoted(path))")
        }
        self = layout
    }

    /// Takes the repository that a folder lies in.
    init(containing path: String) throws(GitError) {
        guard var folder = SystemFile.resolved(path) else {
            throw GitError(.notRepository, "there is no folder \(Printable.quoted(path))")
        }
        while true {
            if let layout = try Self.find(at: folder) {
                self = layout
                return
            }
            guard folder != "/", let slash = folder.lastIndex(of: "/") else { break }
            folder = slash == folder.startIndex ? "/" : String(folder[..<slash])
        }
        throw GitError(.notRepository, "\(Printable.quoted(path)) lies in no git repository")
    }

    private static func find(at path: String) throws(GitError) -> RepositoryLayout? {
        let dotGit = path == "/" ? "/.git" : "\(path)/.git"
        switch SystemFile.kind(dotGit) {
        case .folder: return try RepositoryLayout(folder: dotGit)
        case .file: return try RepositoryLayout(folder: try Self.target(of: dotGit, in: path))
        case .link, .other:
            throw GitError(.untrustedFeature, "\(Printable.quoted(dotGit)) is a symbolic link or a device")
        case nil: break
        }
        guard SystemFile.kind("\(path)/HEAD") != nil, SystemFile.kind("\(path)/objects") != nil,
            SystemFile.kind("\(path)/refs") != nil
        else { return nil }
        return try RepositoryLayout(folder: path)
    }

    /// What the `.git` file of a linked work tree or a submodule points to.
    private static func target(of file: String, in folder: String) throws(GitError) -> String {
        let prefix = "gitdir: "
        guard let line = try SystemFile.line(file), line.utf8.starts(with: prefix.utf8) else {
            throw GitError(.notRepository, "\(Printable.quoted(file)) does not say where its repository is")
        }
        return try absolute(String(line.dropFirst(prefix.count)), from: folder, named: file)
    }

    private static func absolute(_ path: String, from folder: String, named file: String) throws(GitError) -> String {
        guard let resolved = SystemFile.resolved(path.utf8.first == UInt8(ascii: "/") ? path : "\(folder)/\(path)")
        else {
            throw GitError(.notRepository, "the repository that \(Printable.quoted(file)) points to is not there")
        }
        return resolved
    }

    private init(folder: String) throws(GitError) {
        self.folder = folder
        if let line = try SystemFile.line("\(folder)/commondir") {
            commonFolder = try Self.absolute(line, from: folder, named: "\(folder)/commondir")
        } else {
            commonFolder = folder
        }
        guard SystemFile.kind("\(folder)/HEAD") != nil else {
            throw GitError(.notRepository, "\(Printable.quoted(folder)) has no HEAD")
        }
        let objects = "\(commonFolder)/objects"
        guard SystemFile.kind(objects) == .folder, [nil, .folder].contains(SystemFile.kind("\(objects)/pack")) else {
            throw GitError(.untrustedFeature, "\(Printable.quoted(objects)) is not a folder of the repository's own")
        }
        if let alternates = try SystemFile.read("\(objects)/info/alternates", maximumBytes: 64 << 10),
            !alternates.isEmpty
        {
            throw GitError(
                .untrustedFeature, "the repository borrows objects from elsewhere (objects/info/alternates)",
                remedy: "run `git repack -a -d` there and remove objects/info/alternates, or clone without --shared")
        }
        if let config = try SystemFile.read("\(commonFolder)/config", maximumBytes: 1 << 20) {
            try RepositoryConfig(config).check()
        }
        isShallow = try SystemFile.read("\(commonFolder)/shallow", maximumBytes: 16 << 20)?.isEmpty == false
        var ignored: [IgnoredFeature] = []
        if SystemFile.kind("\(commonFolder)/info/grafts") != nil { ignored.append(.grafts) }
        if SystemFile.kind("\(commonFolder)/refs/replace") != nil { ignored.append(.replaceReferences) }
        self.ignored = ignored
    }
}

/// A feature that lets a repository show another history than its objects have; found, and not obeyed.
package enum IgnoredFeature: String, Sendable, CaseIterable {
    case grafts = "info/grafts"
    case replaceReferences = "refs/replace"
}
