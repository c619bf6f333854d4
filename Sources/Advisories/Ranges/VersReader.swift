/// Takes a `vers:` text apart.
struct VersReader {
    private static let maximumBytes = 1 << 20
    private static let maximumConstraints = 10_000

    let scheme: String
    private let list: Substring

    init(_ text: String) throws(VersError) {
        guard text.utf8.count <= Self.maximumBytes else {
            throw VersError(.tooLong, "it is longer than \(Self.maximumBytes) bytes")
        }
        let text = text.utf8.contains(where: VersionText.isSpace) ? Self.withoutSpace(text) : text
        guard text.utf8.starts(with: "vers:".utf8) else { throw VersError(.syntax, "it does not begin with vers:") }
        let rest = text.dropFirst(5)
        guard let slash = rest.firstIndex(of: "/") else { throw VersError(.syntax, "it has no / after its scheme") }
        scheme = String(rest[..<slash])
        list = rest[rest.index(after: slash)...]
        guard Self.isScheme(scheme) else {
            throw VersError(.syntax, "its scheme is not lower-case letters, digits, dots and hyphens")
        }
    }

    /// None for `*`.
    func constraints() throws(VersError) -> [VersionConstraint] {
        if list == "*" { return [] }
        var constraints: [VersionConstraint] = []
        for part in list.split(separator: "|") {
            guard constraints.count < Self.maximumConstraints else {
                throw VersError(.tooLong, "it has more than \(Self.maximumConstraints) constraints")
            }
            let comparator = VersionComparator.prefix(of: part)
            let quoted = part.dropFirst(comparator?.rawValue.count ?? 0)
            guard let version = VersQuoting.unquoted(quoted), !version.isEmpty else {
                throw VersError(.syntax, "\(part) has no version, or one with a broken percent-encoding")
            }
            guard !quoted.utf8.contains(where: VersQuoting.isSpecial) else {
                throw VersError(.syntax, "\(part) has a character in its version that must be percent-encoded")
            }
            constraints.append(VersionConstraint(comparator ?? .equal, version))
        }
        guard !constraints.isEmpty else { throw VersError(.syntax, "it has no constraint") }
        return constraints
    }

    static func requireCanonicalPunctuation(_ text: String) throws(VersError) {
        if text.utf8.contains(where: VersionText.isSpace) { throw VersError(.notCanonical, "it has white space") }
        let list = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).last ?? ""
        let parts = list.split(separator: "|", omittingEmptySubsequences: false)
        if parts.contains(where: \.isEmpty) {
            throw VersError(.notCanonical, "a pipe stands at an end of it or beside another")
        }
    }

    private static func withoutSpace(_ text: String) -> String {
        String(decoding: text.utf8.filter { !VersionText.isSpace($0) }, as: UTF8.self)
    }

    private static func isScheme(_ scheme: String) -> Bool {
        scheme.utf8.first.map { $0 &- 97 < 26 } == true
            && scheme.utf8.allSatisfy {
                $0 &- 97 < 26 || VersionText.isDigit($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-")
            }
    }
}
