/// One line of a tree object.
struct TreeEntry {
    enum Kind { case file, executable, folder, symlink, submodule }

    let name: ArraySlice<UInt8>
    let kind: Kind
    let id: ObjectID

    /// Reads a tree object whole: `MODE SP NAME NUL 20 bytes`, in git's order, each name once.
    ///
    /// Stricter than git: an entry out of order, a second one of the same name (also as file and folder), an unknown
    /// mode or a name with a slash makes the tree malformed, so that no other reader sees another tree in the same bytes.
    static func entries(of bytes: [UInt8], tree: ObjectID) throws(GitError) -> [TreeEntry] {
        var entries: [TreeEntry] = []
        var names: Set<ArraySlice<UInt8>> = []
        var rest = bytes[...]
        var previous: [UInt8] = []
        while !rest.isEmpty {
            guard let space = rest.firstIndex(of: 0x20), let kind = Kind(mode: rest[..<space]),
                let end = rest[space...].firstIndex(of: 0), rest.endIndex - end > 20,
                let id = ObjectID(raw: rest[(end + 1)..<(end + 21)])
            else { throw malformed(tree) }
            let name = rest[(space + 1)..<end]
            // git compares a folder as if its name ended in a slash.
            let key = Array(name) + (kind == .folder ? [UInt8(ascii: "/")] : [])
            guard !name.isEmpty, !name.contains(UInt8(ascii: "/")), previous.lexicographicallyPrecedes(key),
                names.insert(name).inserted
            else { throw malformed(tree) }
            previous = key
            entries.append(TreeEntry(name: name, kind: kind, id: id))
            rest = rest[(end + 21)...]
        }
        return entries
    }

    private static func malformed(_ tree: ObjectID) -> GitError {
        GitError(.objectMalformed, "the tree \(tree) is malformed")
    }
}

extension TreeEntry.Kind {
    /// 100664 stands in old histories and means 100644.
    init?(mode: ArraySlice<UInt8>) {
        switch String(decoding: mode, as: UTF8.self) {
        case "100644", "100664": self = .file
        case "100755": self = .executable
        case "40000": self = .folder
        case "120000": self = .symlink
        case "160000": self = .submodule
        default: return nil
        }
    }
}
