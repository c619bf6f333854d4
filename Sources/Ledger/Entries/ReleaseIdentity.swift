package import Artifacts
import Documents

/// A release as entries name it: its name and version within the project, and what binds it, its digest.
package struct ReleaseIdentity: Sendable, Hashable {
    package let name: String
    package let version: String
    /// SHA-256 over project, name, version and artifacts (design section 6).
    package let digest: Digest

    package init(name: String, version: String, digest: Digest) {
        self.name = name
        self.version = version
        self.digest = digest
    }

    init(_ reader: PayloadReader) throws(LedgerError) {
        var reader = reader
        self.init(
            name: try reader.string("name"), version: try reader.string("version"), digest: try reader.digest("digest"))
        try reader.finish()
    }

    var canonical: JSONValue {
        ["digest": .string(digest.description), "name": .string(name), "version": .string(version)]
    }
}
