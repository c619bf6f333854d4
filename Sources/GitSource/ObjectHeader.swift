/// The ids at the head of a commit or tag, for walking; the strict grammar is `GitCommitObject`'s.
struct ObjectHeader {
    /// The ids behind `tree` or `object`, then those behind each `parent`.
    let first: ObjectID
    let parents: [ObjectID]
    /// What a tag says its object is; empty in a commit.
    let type: String

    /// `tree ID`, then any number of `parent ID`.
    init?(commit bytes: [UInt8]) {
        var rest = bytes[...]
        guard let tree = Self.id("tree ", &rest) else { return nil }
        var parents: [ObjectID] = []
        while rest.starts(with: "parent ".utf8) {
            guard let parent = Self.id("parent ", &rest) else { return nil }
            parents.append(parent)
        }
        first = tree
        self.parents = parents
        type = ""
    }

    /// `object ID`, then `type KIND`.
    init?(tag bytes: [UInt8]) {
        var rest = bytes[...]
        guard let object = Self.id("object ", &rest), rest.starts(with: "type ".utf8) else { return nil }
        first = object
        parents = []
        type = String(decoding: rest.dropFirst(5).prefix { $0 != 0x0A }, as: UTF8.self)
    }

    private static func id(_ name: String, _ rest: inout ArraySlice<UInt8>) -> ObjectID? {
        guard rest.starts(with: name.utf8) else { return nil }
        let line = rest.dropFirst(name.utf8.count)
        guard line.count > 40, line[line.startIndex + 40] == 0x0A, let id = ObjectID(hex: line.prefix(40)) else {
            return nil
        }
        rest = line.dropFirst(41)
        return id
    }
}
