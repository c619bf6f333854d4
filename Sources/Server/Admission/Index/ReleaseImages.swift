package import Artifacts
import Documents
import Engine
import Ledger

/// Finds the images of a release, which decisions name only among all its artifacts, in the release document that is evidence.
///
/// An artifact of another type never counts as an image, whatever its bytes are: nobody examined it as one. Where the
/// evidence holds the bytes of an image index, the manifests of its platforms count as the release's images too.
package struct ReleaseImages: Sendable {
    private let read: @Sendable (Digest) throws -> [UInt8]

    package init(evidence: any ContentStore) {
        read = { try evidence.bytes(of: $0) }
    }

    /// - Parameters:
    ///   - manifest: The input manifest of the decision or adoption.
    ///   - release: The release digest that the document must have.
    /// - Throws: When the evidence is missing, unreadable or of another release.
    package func images(manifest: Digest, release: Digest) throws -> [DigestKey] {
        let inputs = try InputManifest(try read(manifest)).inputs
        guard let document = inputs.first(where: { $0.name.utf8.elementsEqual(InputName.release.text.utf8) }) else {
            throw InputError("release.missing", "the decision's record names no release document")
        }
        let text = SourceText(name: "release", bytes: try read(document.digest))
        let found = try Release(document: YAMLReader.read(text))
        guard found.digest == release else {
            throw InputError("release.mismatch", "the recorded document is of another release")
        }
        var images: [Digest] = []
        for image in found.artifacts(of: .image) {
            images.append(image.digest)
            if let bytes = try? read(image.digest) { images += Self.platforms(ofIndex: bytes) }
        }
        var seen: Set<DigestKey> = []
        return images.map { DigestKey($0) }.filter { seen.insert($0).inserted }
    }

    /// The digests of an OCI image index or a Docker manifest list; empty for everything else, and for what claims to be both
    /// index and manifest.
    static func platforms(ofIndex bytes: [UInt8]) -> [Digest] {
        guard let value = try? JSONReader.value(bytes), value["layers"] == nil, value["config"] == nil,
            let manifests = value["manifests"]?.array
        else { return [] }
        return manifests.compactMap { $0["digest"]?.string.flatMap { Digest($0) } }
    }
}
