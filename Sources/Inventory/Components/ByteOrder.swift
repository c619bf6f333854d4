/// Order and equality of texts as UTF-8 bytes, as identities compare in this engine.
enum ByteOrder {
    static func precedes(_ left: String, _ right: String) -> Bool {
        left.utf8.lexicographicallyPrecedes(right.utf8)
    }

    static func equal(_ left: String, _ right: String) -> Bool {
        // Most comparisons end at the length; `==` is quick, and also accepts canonically equivalent text.
        left.utf8.count == right.utf8.count && left == right && left.utf8.elementsEqual(right.utf8)
    }

    /// The texts in byte order, each once.
    static func sortedUnique(_ texts: [String]) -> [String] {
        guard texts.count > 1 else { return texts }
        var unique: [String] = []
        for text in texts.sorted(by: precedes) {
            if let last = unique.last, equal(last, text) { continue }
            unique.append(text)
        }
        return unique
    }
}
