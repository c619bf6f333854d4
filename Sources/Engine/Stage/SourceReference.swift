import Artifacts
package import Documents

/// Where an operator's file or folder lies: `file:PATH`, relative to the trust policy's folder, or what a registry holds:
/// `oci://HOST/REPOSITORY` with a tag or a digest.
package struct SourceReference: Sendable, Hashable, OptionValue {
    /// As written, with its scheme.
    package let text: String

    /// Nothing when the scheme is neither, the path is empty, or the registry's host, the tag and the digest are missing.
    package init?(_ text: String) {
        if text.utf8.starts(with: Self.registryScheme.utf8) {
            guard let image = ImageReference(String(text.dropFirst(Self.registryScheme.utf8.count))),
                image.registry != nil, image.tag != nil || image.digest != nil
            else { return nil }
        } else {
            guard text.utf8.starts(with: "file:".utf8), text.utf8.count > 5, !text.utf8.contains(0) else { return nil }
        }
        self.text = text
    }

    private static let registryScheme = "oci://"

    /// Whether it lies in a registry.
    package var isRemote: Bool { text.utf8.starts(with: Self.registryScheme.utf8) }

    private init(placeholder text: String) { self.text = text }

    /// The path of a file or folder; of something in a registry the whole text.
    package var path: String { isRemote ? text : String(text.dropFirst(5)) }

    package static var placeholder: SourceReference { SourceReference(placeholder: "file:?") }
    package static var expected: String { "a reference such as file:advisories/ or oci://HOST/REPOSITORY@sha256:…" }
    package static func read(_ node: SourceNode) -> SourceReference? { node.string.flatMap { SourceReference($0) } }
}
