package import Artifacts

/// A repository of a registry that is named in full, with a tag or a digest where one is stated.
package struct RegistryReference: Sendable, Hashable, CustomStringConvertible {
    /// Host and port as written, in lower case.
    package let authority: String
    package let repository: String
    package let tag: String?
    package let digest: Digest?

    package static let scheme = "oci://"

    /// Reads `host/repository[:tag][@digest]`, with or without `oci://` before it.
    /// - Throws: `OutboundError`: `registry.wrong-reference`, also when no host is named: none is filled in.
    package init(_ text: String) throws(OutboundError) {
        let bare = text.utf8.starts(with: Self.scheme.utf8) ? String(text.dropFirst(Self.scheme.utf8.count)) : text
        guard let image = ImageReference(bare), let registry = image.registry else {
            throw OutboundError(
                .wrongReference, "'\(text)' names no repository of a registry",
                remedy:
                    "Write HOST/REPOSITORY:TAG or HOST/REPOSITORY@sha256:…, the host with its port where it has one.")
        }
        authority = registry
        repository = image.repository
        tag = image.tag
        digest = image.digest
    }

    /// The repository alone.
    package var name: String { "\(authority)/\(repository)" }

    package var description: String {
        name + (tag.map { ":\($0)" } ?? "") + (digest.map { "@\($0)" } ?? "")
    }
}
