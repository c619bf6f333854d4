/// A full, well-formed reference name in one of the namespaces that a release or a trust policy may name.
///
/// Never a revision expression: `main`, `HEAD`, `@{-1}`, `:/text`, `a..b` and options are refused (security A-09).
package struct RefName: Sendable, Hashable, CustomStringConvertible {
    /// `refs/heads/main`.
    package let text: String

    /// What a name may begin with: branches, tags, remote-tracking branches, GitHub's and GitLab's merge requests.
    package static let namespaces = [
        "refs/heads/", "refs/tags/", "refs/remotes/", "refs/pull/", "refs/merge-requests/",
    ]

    /// Throws `git.ref-invalid`, for a short name with the full names it may stand for.
    package init(_ text: String) throws(GitError) {
        guard Self.isWellFormed(text) else {
            throw GitError(
                .refInvalid, "\(Printable.quoted(text)) is not a reference name",
                remedy: "give a full name such as refs/heads/main, or a commit id of 40 hexadecimal digits")
        }
        guard let namespace = Self.namespaces.first(where: { text.utf8.starts(with: $0.utf8) }) else {
            throw GitError(
                .refInvalid, "\(Printable.quoted(text)) is not a full reference name", remedy: Self.advice(text))
        }
        guard text.utf8.count > namespace.utf8.count else {
            throw GitError(.refInvalid, "\(Printable.quoted(text)) names no reference")
        }
        self.text = text
    }

    package var description: String { text }

    package static func == (left: RefName, right: RefName) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }

    package func hash(into hasher: inout Hasher) { for byte in text.utf8 { hasher.combine(byte) } }

    private static func advice(_ text: String) -> String {
        if text == "HEAD" || text == "@" {
            return "name the branch or the commit id; HEAD means another thing tomorrow"
        }
        if text.utf8.starts(with: "refs/".utf8) { return "use one of \(namespaces.joined(separator: ", "))" }
        if text.utf8.starts(with: "origin/".utf8) { return "did you mean refs/remotes/\(text)?" }
        for prefix in ["heads/", "tags/", "remotes/", "pull/"] where text.utf8.starts(with: prefix.utf8) {
            return "did you mean refs/\(text)?"
        }
        return "did you mean refs/heads/\(text) or refs/tags/\(text)?"
    }

    /// The rules of git-check-ref-format(1), and printable UTF-8 of at most 1,024 bytes.
    private static func isWellFormed(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard !bytes.isEmpty, bytes.count <= 1024, bytes.first != UInt8(ascii: "-"), bytes.last != UInt8(ascii: ".")
        else { return false }
        let forbidden = Set(#" ~^:?*[\"#.utf8)
        guard bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F && !forbidden.contains($0) }), Printable.isPlain(text) else {
            return false
        }
        for (first, second) in zip(bytes, bytes.dropFirst()) {
            if first == UInt8(ascii: "."), second == UInt8(ascii: ".") { return false }
            if first == UInt8(ascii: "@"), second == UInt8(ascii: "{") { return false }
        }
        return bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).allSatisfy { part in
            !part.isEmpty && part.first != UInt8(ascii: ".") && !part.reversed().starts(with: ".lock".utf8.reversed())
        }
    }
}
