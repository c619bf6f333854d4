package import Artifacts
package import Documents

/// Who judged and by what: engine, pipeline, trust, baseline, enforcement.
extension DecisionBody {
    /// The engine that judged; replays ask for it by version.
    package struct Engine: Sendable, Hashable {
        package let version: String
        /// Of the program file.
        package let digest: Digest

        package init(version: String, digest: Digest) {
            self.version = version
            self.digest = digest
        }

        init(_ reader: PayloadReader) throws(LedgerError) {
            var reader = reader
            self.init(version: try reader.string("version"), digest: try reader.digest("digest"))
            try reader.finish()
        }

        var canonical: JSONValue { ["digest": .string(digest.description), "version": .string(version)] }
    }

    /// The gate pipeline at the commit it was pinned to.
    package struct Pipeline: Sendable, Hashable {
        package let name: String
        package let repository: String
        /// A full ref name.
        package let ref: String
        /// A git commit id, written as plain hexadecimal.
        package let commit: Digest
        /// Within the repository.
        package let path: String
        /// Over the resolved content, includes and all.
        package let digest: Digest

        package init(name: String, repository: String, ref: String, commit: Digest, path: String, digest: Digest) {
            self.name = name
            self.repository = repository
            self.ref = ref
            self.commit = commit
            self.path = path
            self.digest = digest
        }

        init(_ reader: PayloadReader) throws(LedgerError) {
            var reader = reader
            self.init(
                name: try reader.string("name"), repository: try reader.string("repository"),
                ref: try reader.string("ref"),
                commit: try reader.required("commit", as: "a git commit id") { Digest(.gitCommit, hex: $0) },
                path: try reader.string("path"), digest: try reader.digest("digest"))
            try reader.finish()
        }

        var canonical: JSONValue {
            [
                "commit": .string(commit.hex), "digest": .string(digest.description), "name": .string(name),
                "path": .string(path), "ref": .string(ref), "repository": .string(repository),
            ]
        }
    }

    /// The trust policy that said what holds.
    package struct Trust: Sendable, Hashable {
        package let name: String
        package let digest: Digest

        package init(name: String, digest: Digest) {
            self.name = name
            self.digest = digest
        }

        init(_ reader: PayloadReader) throws(LedgerError) {
            var reader = reader
            self.init(name: try reader.string("name"), digest: try reader.digest("digest"))
            try reader.finish()
        }

        var canonical: JSONValue { ["digest": .string(digest.description), "name": .string(name)] }
    }

    /// The live promoted release that this one was compared with.
    package struct Baseline: Sendable, Hashable {
        package let releaseDigest: Digest
        package let releaseVersion: String

        package init(releaseDigest: Digest, releaseVersion: String) {
            self.releaseDigest = releaseDigest
            self.releaseVersion = releaseVersion
        }

        init(_ reader: PayloadReader) throws(LedgerError) {
            var reader = reader
            self.init(
                releaseDigest: try reader.digest("releaseDigest"), releaseVersion: try reader.string("releaseVersion"))
            try reader.finish()
        }

        var canonical: JSONValue {
            ["releaseDigest": .string(releaseDigest.description), "releaseVersion": .string(releaseVersion)]
        }
    }

    /// Whether the verdict binds.
    package struct Enforcement: Sendable, Hashable {
        package enum Mode: String, Sendable, CaseIterable { case audit, warn, enforce }

        package let mode: Mode
        /// When the mode ends and the gate enforces; nothing when it already does.
        package let until: Timestamp?

        package init(mode: Mode, until: Timestamp?) {
            self.mode = mode
            self.until = until
        }

        init(_ reader: PayloadReader) throws(LedgerError) {
            var reader = reader
            self.init(mode: try reader.choice("mode"), until: try reader.optionalTime("until"))
            try reader.finish()
        }

        var canonical: JSONValue {
            ["mode": .string(mode.rawValue), "until": .optional(until?.description)]
        }
    }
}
