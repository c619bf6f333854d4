import Artifacts

/// A release as the promotion index keeps it: what it is called, and the images it is made of.
package struct IndexedRelease: Sendable, Hashable {
    package let project: String
    package let name: String
    package let version: String
    package let digest: DigestKey
    /// Images and, where they are known, the manifests of their platforms; empty when nobody could tell.
    package let images: [DigestKey]

    package init(project: String, name: String, version: String, digest: DigestKey, images: [DigestKey]) {
        self.project = project
        self.name = name
        self.version = version
        self.digest = digest
        self.images = images
    }

    /// `project/name@version`.
    package var title: String { "\(project)/\(name)@\(version)" }
    /// The release digest, as the ledger writes it.
    package var digestText: String { "sha256:\(digest.hex)" }
}
