/// The structure of CSAF documents: the properties of each object, as the JSON schemas have them.
enum CSAFSchema {
    /// What a value must be.
    indirect enum Kind: Sendable {
        /// Checked elsewhere or not at all.
        case any
        /// A text with at least one character.
        case text
        case word([String])
        /// A text of a named form.
        case form(String)
        case object(String)
        /// A list with at least one item.
        case list(Kind)
    }

    struct Property: Sendable {
        let kind: Kind
        let isRequired: Bool
    }

    typealias Objects = [String: [ByteKey: Property]]

    /// The objects of a version by the names that `Kind.object` has; `root` is the document.
    static func objects(of version: CSAFVersion) -> Objects { version == .v2_0 ? objects20 : objects21 }

    private static let objects20 = read(text20)
    private static let objects21 = read(text21)

    private static func read(_ text: String) -> Objects {
        var objects: Objects = [:]
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ").map(String.init)
            var properties: [ByteKey: Property] = [:]
            for place in stride(from: 1, to: words.count - 1, by: 2) {
                let isRequired = words[place].utf8.last == UInt8(ascii: "!")
                let name = isRequired ? String(words[place].dropLast()) : words[place]
                properties[ByteKey(name)] = Property(kind: kind(words[place + 1]), isRequired: isRequired)
            }
            objects[words[0]] = properties
        }
        return objects
    }

    private static func kind(_ word: String) -> Kind {
        if word.hasSuffix("[]") { return .list(kind(String(word.dropLast(2)))) }
        switch word.utf8.first {
        case UInt8(ascii: ":"): return .object(String(word.dropFirst()))
        case UInt8(ascii: "~"): return .form(String(word.dropFirst()))
        case UInt8(ascii: "="): return .word([String(word.dropFirst())])
        default: break
        }
        if word == "text" { return .text }
        return word == "any" ? .any : .word(word.split(separator: "|").map(String.init))
    }
}
