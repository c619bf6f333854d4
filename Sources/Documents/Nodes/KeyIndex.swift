/// Finds a key that a mapping already has: by looking at each while they are few, by a table when they are many.
struct KeyIndex {
    /// A string that is equal to another when their UTF-8 bytes are.
    private struct Key: Hashable {
        let text: String

        static func == (left: Key, right: Key) -> Bool { left.text.hasSameBytes(as: right.text) }

        func hash(into hasher: inout Hasher) {
            for byte in text.utf8 { hasher.combine(byte) }
        }
    }

    private static let fewKeys = 16
    private var table: [Key: Int] = [:]

    /// The position of the key among the members there are; when there is none, the key is remembered as the next one's.
    mutating func position<Member>(of name: String, among members: [Member], key: (Member) -> String) -> Int? {
        if members.count < Self.fewKeys {
            return members.firstIndex { key($0).hasSameBytes(as: name) }
        }
        if table.isEmpty {
            for (position, member) in members.enumerated() { table[Key(text: key(member))] = position }
        }
        if let position = table[Key(text: name)] { return position }
        table[Key(text: name)] = members.count
        return nil
    }
}

extension String {
    /// Whether both are the same UTF-8 bytes; `==` would also accept canonically equivalent text.
    package func hasSameBytes(as other: String) -> Bool {
        // Equal bytes are always equal text, and `==` is the faster way to a "no".
        self == other && utf8.elementsEqual(other.utf8)
    }
}
