/// Lists that are sorted by the bytes of a name.
enum SortedNames {
    /// The entry of a name; nothing when the list has none.
    static func find<Entry>(_ name: String, in sorted: [Entry], by key: (Entry) -> String) -> Entry? {
        var range = sorted.startIndex..<sorted.endIndex
        while !range.isEmpty {
            let middle = range.lowerBound + range.count / 2
            let found = key(sorted[middle])
            if found.utf8.elementsEqual(name.utf8) { return sorted[middle] }
            range = found.precedesInBytes(name) ? middle + 1..<range.upperBound : range.lowerBound..<middle
        }
        return nil
    }

    /// The first name that follows itself in a sorted list.
    static func repeated<Entry>(in sorted: [Entry], by key: (Entry) -> String) -> String? {
        zip(sorted, sorted.dropFirst()).first { key($0).utf8.elementsEqual(key($1).utf8) }.map { key($0.0) }
    }
}
