import Artifacts
import Ledger

/// `project/name@version`; the version may be left out.
struct ReleaseName {
    let project: String
    let name: String
    let version: String?

    init(_ text: String) throws(CommandFailure) {
        let parts = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard let slash = parts[0].utf8.firstIndex(of: UInt8(ascii: "/")), parts[0].utf8.count > 2 else {
            throw CommandFailure(.usage, "'\(text)' is no release", fix: "Write project/name@version, or its digest.")
        }
        project = String(parts[0][..<slash])
        name = String(parts[0][parts[0].utf8.index(after: slash)...])
        version = parts.count == 2 ? parts[1] : nil
    }
}

extension LedgerQuery {
    /// Asks for one release, as people name it: `project/name`, `project/name@version` or its digest.
    mutating func select(_ release: String) throws(CommandFailure) {
        if let digest = Digest(release) {
            releaseDigest = digest
            return
        }
        let named = try ReleaseName(release)
        project = named.project
        name = named.name
        version = named.version
    }
}
