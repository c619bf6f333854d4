/// The weaknesses of the Common Weakness Enumeration, with their names in each of its versions.
///
/// Weaknesses only: an id of a category or view is not here. Names are known up to version 4.14 exactly; of the few that
/// changed between 4.14 and 4.18 both names are taken for those versions.
enum CWEList {
    /// What the enumeration says about mapping vulnerabilities to a weakness.
    enum Usage: Character, Sendable {
        case allowed = "A"
        case allowedWithReview = "R"
        case discouraged = "D"
        case prohibited = "P"
    }

    struct Weakness: Sendable {
        /// As of version 4.14; earlier than 4.12 the enumeration said nothing.
        let usage: Usage
        let added: CWEVersion
        /// Newest first; each but the first with the version that ended it.
        fileprivate let names: [(text: String, end: CWEVersion?)]

        /// The names that a version may call it by: one, or two where the list doesn't know when the name changed.
        func names(in version: CWEVersion) -> [String] {
            guard version >= added else { return [] }
            // The newest name whose predecessor had ended, so that it had begun.
            for (place, name) in names.enumerated() {
                guard place + 1 < names.count, let end = names[place + 1].end else { return [name.text] }
                if end > .lastExact, version > .lastExact { return [name.text, names[place + 1].text] }
                if version >= end { return [name.text] }
            }
            return []
        }

        /// Every name it ever had in a version.
        var allNames: [String] { names.map(\.text) }
    }

    /// The weakness of an id such as `CWE-79`; nothing for any other text.
    static func weakness(_ id: String) -> Weakness? {
        guard id.utf8.starts(with: "CWE-".utf8) else { return nil }
        return weaknesses[ByteKey(Array(id.utf8.dropFirst(4)))]
    }

    private static let weaknesses: [ByteKey: Weakness] = {
        var found: [ByteKey: Weakness] = [:]
        for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
            let fields = line.split(separator: UInt8(ascii: "|")).map { String(Substring($0)) }
            guard fields.count >= 4, let letter = fields[1].first, let usage = Usage(rawValue: letter),
                let added = CWEVersion(fields[2])
            else { continue }
            let earlier = fields.dropFirst(4).compactMap { field -> (text: String, end: CWEVersion?)? in
                let parts = field.utf8.split(separator: UInt8(ascii: "="), maxSplits: 1)
                guard parts.count == 2, let end = CWEVersion(String(Substring(parts[0]))) else { return nil }
                return (String(Substring(parts[1])), end)
            }
            found[ByteKey(fields[0])] = Weakness(usage: usage, added: added, names: [(fields[3], nil)] + earlier)
        }
        return found
    }()
}
