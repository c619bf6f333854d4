/// The few facts that decide whether a repository can be read, from its own `config` file alone.
///
/// Nothing else of any configuration is read or obeyed: no include, no user, global or system file, no `core.worktree`,
/// no command. Text that is not understood is passed over, as it decides nothing.
struct RepositoryConfig {
    private var formatVersion = "0"
    private var extensions: [(name: String, value: String)] = []

    /// Extensions that change nothing about how objects and references are read.
    private static let harmless: Set = [
        "noop", "preciousobjects", "partialclone", "worktreeconfig", "relativeworktrees",
    ]

    init(_ bytes: [UInt8]) {
        var section = ""
        for line in bytes.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
            var rest = Self.trimmed(line)
            if rest.first == UInt8(ascii: "[") {
                guard let end = rest.firstIndex(of: UInt8(ascii: "]")) else { continue }
                section = Self.lowered(Self.trimmed(rest[(rest.startIndex + 1)..<end]))
                rest = Self.trimmed(rest[(end + 1)...])
            }
            guard let first = rest.first, first != UInt8(ascii: "#"), first != UInt8(ascii: ";") else { continue }
            let name = rest.prefix { $0 != UInt8(ascii: "=") }
            var value = Self.trimmed(rest.dropFirst(name.count + 1))
            value = Self.trimmed(value.prefix { $0 != UInt8(ascii: "#") && $0 != UInt8(ascii: ";") })
            let key = Self.lowered(Self.trimmed(name))
            let text = Self.lowered(value.filter { $0 != UInt8(ascii: "\"") }[...])
            if section == "core", key == "repositoryformatversion" { formatVersion = text }
            if section == "extensions" { extensions.append((key, text)) }
        }
    }

    /// Throws `git.sha256-repository` or `git.unsupported-format`.
    func check() throws(GitError) {
        for (name, value) in extensions {
            switch (name, value) {
            case ("objectformat", "sha1"), ("refstorage", "files"): continue
            case ("objectformat", _):
                throw GitError(
                    .sha256Repository,
                    "the repository names its objects by \(Printable.quoted(value)); SHA-1 is supported",
                    remedy: "use a repository in git's standard format")
            case ("refstorage", _):
                throw GitError(
                    .unsupportedFormat, "the repository keeps its references as \(Printable.quoted(value))",
                    remedy: "git refs migrate --ref-format=files")
            default:
                guard Self.harmless.contains(name) || formatVersion == "0" else {
                    throw GitError(.unsupportedFormat, "the repository has the extension \(Printable.quoted(name))")
                }
            }
        }
        guard formatVersion == "0" || formatVersion == "1" else {
            throw GitError(
                .unsupportedFormat, "the repository has the format version \(Printable.quoted(formatVersion))")
        }
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var bytes = bytes.drop { $0 == 0x20 || $0 == 0x09 }
        while let last = bytes.last, last == 0x20 || last == 0x09 { bytes.removeLast() }
        return bytes
    }

    private static func lowered(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes.map { (65...90).contains($0) ? $0 + 32 : $0 }, as: UTF8.self)
    }
}
