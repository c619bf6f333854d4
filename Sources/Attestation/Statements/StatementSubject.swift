package import Artifacts

/// One thing a statement is about: a name and the digests that were declared for it.
package struct StatementSubject: Sendable, Hashable {
    /// A declared digest as it stands in the statement; not necessarily one this engine can compute.
    package struct DeclaredDigest: Sendable, Hashable {
        /// `sha256`, `sha512`, `gitCommit`, `sha1`, `dirHash` and the like.
        package let algorithm: String
        package let value: String

        package init(algorithm: String, value: String) {
            self.algorithm = algorithm
            self.value = value
        }

        /// The digest, when the algorithm is known and the value well formed.
        package var digest: Digest? {
            Digest.Algorithm(rawValue: algorithm).flatMap { Digest($0, hex: value) }
        }
    }

    /// May be empty: names are for people, digests bind.
    package let name: String
    /// At least one, sorted by algorithm, each algorithm once.
    package let declared: [DeclaredDigest]

    package init(name: String, declared: [DeclaredDigest]) {
        self.name = name
        self.declared = declared.sorted { $0.algorithm.utf8.lexicographicallyPrecedes($1.algorithm.utf8) }
    }

    package init(name: String, digests: [Digest]) {
        self.init(
            name: name,
            declared: digests.map { DeclaredDigest(algorithm: $0.algorithm.rawValue, value: $0.hex) })
    }

    /// The declared digests that this engine can compute.
    package var digests: [Digest] { declared.compactMap(\.digest) }
}
