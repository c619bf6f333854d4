/// A map of the expression language: entries in the order they were made, looked up by key.
///
/// Keys are `bool`, `int`, `uint` or `string`. Numbers that are equal are one key whatever their type, strings are
/// compared by their UTF-8 bytes. Order is that of insertion, so that every result is the same in every run.
package struct ExpressionMap: Sendable {
    package struct Entry: Sendable {
        package let key: ExpressionValue
        package let value: ExpressionValue
        /// That of a string key, so that looking through a map touches no other string; 0 for other keys.
        fileprivate let fingerprint: UInt64

        package init(key: ExpressionValue, value: ExpressionValue) {
            self.key = key
            self.value = value
            fingerprint = key.string.map { FieldName($0).fingerprint } ?? 0
        }
    }

    private final class Storage: Sendable {
        let entries: [Entry]
        /// Positions by key; nothing for maps so small that looking through them is faster.
        let index: [MapKey: Int]?

        init(entries: [Entry], index: [MapKey: Int]?) {
            self.entries = entries
            self.index = index
        }
    }

    private static let largestWithoutIndex = 8

    private let storage: Storage

    package static let empty = ExpressionMap(storage: Storage(entries: [], index: nil))

    private init(storage: Storage) { self.storage = storage }

    /// Nothing when a key stands twice or is no possible key.
    package init?(_ entries: [Entry]) {
        guard entries.count > ExpressionMap.largestWithoutIndex else {
            for position in entries.indices {
                guard let key = MapKey(entries[position].key) else { return nil }
                for other in entries[..<position] where key.equals(other.key) { return nil }
            }
            self.init(storage: Storage(entries: entries, index: nil))
            return
        }
        var index: [MapKey: Int] = [:]
        index.reserveCapacity(entries.count)
        for position in entries.indices {
            guard let key = MapKey(entries[position].key), index.updateValue(position, forKey: key) == nil else {
                return nil
            }
        }
        self.init(storage: Storage(entries: entries, index: index))
    }

    /// Drops entries whose key stood before or is no possible key.
    package init(keepingFirst entries: [Entry]) {
        if let map = ExpressionMap(entries) {
            self = map
            return
        }
        var seen: [MapKey: Int] = [:]
        var kept: [Entry] = []
        for entry in entries {
            guard let key = MapKey(entry.key), seen[key] == nil else { continue }
            seen[key] = kept.count
            kept.append(entry)
        }
        self.init(storage: Storage(entries: kept, index: seen))
    }

    package var entries: [Entry] { storage.entries }
    package var count: Int { storage.entries.count }

    /// The value of a string key, compared as UTF-8 bytes.
    package subscript(key: String) -> ExpressionValue? { self[FieldName(key)] }

    /// The value of a string key whose fingerprint is known already.
    subscript(name: FieldName) -> ExpressionValue? {
        let storage = storage
        if let index = storage.index { return index[.string(ByteString(name.text))].map { storage.entries[$0].value } }
        for position in storage.entries.indices where storage.entries[position].fingerprint == name.fingerprint {
            if case .string(let candidate) = storage.entries[position].key, ByteString.same(candidate, name.text) {
                return storage.entries[position].value
            }
        }
        return nil
    }

    /// The value of any key; a `double` finds a number key that is exactly equal.
    package subscript(key: ExpressionValue) -> ExpressionValue? {
        if case .string(let string) = key { return self[string] }
        guard let key = MapKey(lookingUp: key) else { return nil }
        let storage = storage
        if let index = storage.index { return index[key].map { storage.entries[$0].value } }
        return storage.entries.first { key.equals($0.key) }?.value
    }
}
