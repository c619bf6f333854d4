package import Artifacts
package import Documents

/// What one piece of content is, how long it is and what it hashes to (OCI descriptor).
package struct Descriptor: Sendable, Hashable {
    package let mediaType: String
    package let digest: Digest
    package let size: Int
    package let artifactType: String?
    /// Sorted by the bytes of their keys.
    package let annotations: [JSONValue.Member]

    package init(
        mediaType: String, digest: Digest, size: Int, artifactType: String? = nil,
        annotations: [JSONValue.Member] = []
    ) {
        self.mediaType = mediaType
        self.digest = digest
        self.size = size
        self.artifactType = artifactType
        self.annotations = annotations.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    }

    /// Of bytes at hand.
    package init(_ bytes: [UInt8], mediaType: String, annotations: [JSONValue.Member] = []) {
        self.init(
            mediaType: mediaType, digest: .sha256(of: bytes), size: bytes.count, annotations: annotations)
    }

    /// The bytes `{}`.
    package static let empty = Descriptor(Array("{}".utf8), mediaType: MediaType.empty)

    package var json: JSONValue {
        var members: [JSONValue.Member] = [
            .init("mediaType", .string(mediaType)), .init("digest", .string(digest.description)),
            .init("size", .integer(Int64(size))),
        ]
        if let artifactType { members.append(.init("artifactType", .string(artifactType))) }
        if !annotations.isEmpty { members.append(.init("annotations", .object(annotations))) }
        return .object(members)
    }

    /// - Throws: `OutboundError`: `registry.manifest` when it is none, `registry.digest-algorithm`.
    init(_ value: JSONValue) throws(OutboundError) {
        guard let type = value["mediaType"]?.string, MediaType.isWellFormed(type),
            let size = value["size"]?.integer.flatMap({ Int(exactly: $0) }), size >= 0,
            let text = value["digest"]?.string
        else { throw OutboundError(.manifest, "a descriptor has no media type, digest or size") }
        guard let digest = Digest(text), digest.algorithm != .gitCommit else {
            throw OutboundError(.digestAlgorithm, "a descriptor's digest is of an unknown algorithm or malformed")
        }
        self.init(
            mediaType: type, digest: digest, size: size, artifactType: value["artifactType"]?.string,
            annotations: try Self.annotations(value["annotations"]))
    }

    static func annotations(_ value: JSONValue?) throws(OutboundError) -> [JSONValue.Member] {
        guard let value else { return [] }
        guard let members = value.members, members.allSatisfy({ $0.value.string != nil }) else {
            throw OutboundError(.manifest, "annotations are no mapping of texts")
        }
        return members
    }

    package func annotation(_ key: String) -> String? {
        annotations.first { $0.key.utf8.elementsEqual(key.utf8) }?.value.string
    }
}
