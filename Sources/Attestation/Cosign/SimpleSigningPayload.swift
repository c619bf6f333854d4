package import Artifacts
import Documents

/// What cosign signs for a container image: the "simple signing" document of containers/image.
package struct SimpleSigningPayload: Sendable, Hashable {
    package static let type = "cosign container image signature"
    static let maximumLength = 1 << 20

    /// The digest of the exact manifest bytes that were signed for.
    package let manifestDigest: Digest
    /// The repository the signer named, without a tag; empty when it named none.
    package let reference: String

    /// Reads the document: `critical` with exactly identity, image and type, and `optional`.
    ///
    /// - Throws: `cosign.payload` for unknown or repeated members, another type, or a digest that is not well formed.
    package init(unverified bytes: [UInt8]) throws(AttestationError) {
        guard bytes.count <= Self.maximumLength else {
            throw AttestationError(.tooLarge, "a signed payload may have \(Self.maximumLength) bytes")
        }
        let value: JSONValue
        do {
            value = try JSONReader.value(bytes)
        } catch {
            throw Self.error("it is not strict JSON: \(error.items.first?.message ?? "")")
        }
        try Self.check(value, members: ["critical", "optional"], required: 1)
        guard let critical = value["critical"] else { throw Self.error("it has no critical part") }
        try Self.check(critical, members: ["identity", "image", "type"], required: 3)
        guard let type = critical["type"]?.string, type.utf8.elementsEqual(Self.type.utf8) else {
            throw Self.error("its critical.type is not \(Self.type)")
        }
        guard let image = critical["image"], let identity = critical["identity"] else {
            throw Self.error("it has no image or no identity")
        }
        try Self.check(image, members: ["docker-manifest-digest"], required: 1)
        try Self.check(identity, members: ["docker-reference"], required: 0)
        guard let digest = image["docker-manifest-digest"]?.string.flatMap({ Digest($0) }),
            digest.algorithm != .gitCommit
        else { throw Self.error("its docker-manifest-digest is not a digest") }
        switch identity["docker-reference"] {
        case nil: reference = ""
        case .string(let text): reference = text
        default: throw Self.error("its docker-reference is not a string")
        }
        manifestDigest = digest
    }

    private static func check(
        _ value: JSONValue, members known: [String], required: Int
    ) throws(AttestationError) {
        guard let members = value.members else { throw error("a part of it is not an object") }
        for member in members where !known.contains(where: { $0.utf8.elementsEqual(member.key.utf8) }) {
            throw error("it has the unknown member \(member.key)")
        }
        guard members.count >= required else { throw error("it lacks a member") }
    }

    private static func error(_ what: String) -> AttestationError {
        AttestationError(.simpleSigningMalformed, "the signed payload is refused: \(what)")
    }
}
