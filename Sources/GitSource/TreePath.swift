/// A clean relative path inside a commit: `pipelines/production.yaml`.
///
/// No absolute path, no empty part, no `.` or `..`, no backslash, no character that is not plain, and nothing that a file
/// system could take for `.git` (security C8).
package struct TreePath: Sendable, Hashable, CustomStringConvertible {
    package let text: String

    package static let maximumBytes = 4096
    package static let maximumParts = 64

    /// Throws `git.path-invalid`.
    package init(_ text: String) throws(GitError) {
        let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard text.utf8.count <= Self.maximumBytes, parts.count <= Self.maximumParts,
            parts.allSatisfy({ Self.isClean(String(Substring($0))) })
        else {
            throw GitError(
                .pathInvalid, "\(Printable.quoted(text)) is not a clean relative path",
                remedy: "write it from the top of the repository, as pipelines/production.yaml")
        }
        self.text = text
    }

    package var description: String { text }

    var parts: [[UInt8]] { text.utf8.split(separator: UInt8(ascii: "/")).map(Array.init) }

    package static func == (left: TreePath, right: TreePath) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }

    package func hash(into hasher: inout Hasher) { for byte in text.utf8 { hasher.combine(byte) } }

    /// Whether a name may stand between two slashes.
    static func isClean(_ name: String) -> Bool {
        guard !name.isEmpty, name != ".", name != "..", Printable.isPlain(name),
            !name.utf8.contains(where: { $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: "/") })
        else { return false }
        // What NTFS and HFS+ take for `.git`: other case, a stream behind a colon, dots or spaces at the end.
        let base = name.utf8.prefix { $0 != UInt8(ascii: ":") }.map { (65...90).contains($0) ? $0 + 32 : $0 }
        var trimmed = base[...]
        while let last = trimmed.last, last == UInt8(ascii: ".") || last == UInt8(ascii: " ") { trimmed.removeLast() }
        return !trimmed.elementsEqual(".git".utf8) && !trimmed.elementsEqual("git~1".utf8)
    }
}
