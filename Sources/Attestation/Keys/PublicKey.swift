import Artifacts
import Crypto
import CryptoExtras

/// A public key that was well formed when it was read.
///
/// Two keys are equal when their SubjectPublicKeyInfo is equal; since only one encoding of a key is accepted, that is
/// when they are the same key.
package struct PublicKey: Sendable {
    enum Material: Sendable {
        case ed25519(Curve25519.Signing.PublicKey)
        case p256(P256.Signing.PublicKey)
        case p384(P384.Signing.PublicKey)
        case p521(P521.Signing.PublicKey)
        case rsa(_RSA.Signing.PublicKey)
    }

    package let algorithm: KeyAlgorithm
    /// The key as DER SubjectPublicKeyInfo (RFC 5280 section 4.1.2.7).
    package let subjectPublicKeyInfo: [UInt8]
    /// Hexadecimal SHA-256 of the SubjectPublicKeyInfo.
    package let keyID: String
    let material: Material

    init(material: Material, algorithm: KeyAlgorithm, subjectPublicKeyInfo: [UInt8]) {
        self.material = material
        self.algorithm = algorithm
        self.subjectPublicKeyInfo = subjectPublicKeyInfo
        keyID = Hexadecimal.encode(SHA256.hash(data: subjectPublicKeyInfo))
    }

    /// Reads a `PUBLIC KEY` PEM block.
    ///
    /// - Throws: `key.malformed`, `key.unsupported`, or `key.weak` (an Ed25519 point of small order, RSA under 2048 bits).
    package init(pem: String) throws(AttestationError) {
        let block = try PEMBlock(pem)
        guard block.label == "PUBLIC KEY" else {
            throw AttestationError(.keyUnsupported, "a PEM block PUBLIC KEY is needed, this is \(block.label)")
        }
        try self.init(subjectPublicKeyInfo: block.bytes)
    }

    /// Reads the only accepted DER form: named curves, uncompressed points, nothing after the key.
    package init(subjectPublicKeyInfo der: [UInt8]) throws(AttestationError) {
        for template in SubjectPublicKeyInfo.templates where der.starts(with: template.prefix) {
            let raw = Array(der.dropFirst(template.prefix.count))
            if template.algorithm == .ed25519, raw.count == 32 { try Ed25519Point.check(raw) }
            try self.init(template.algorithm, raw: raw)
            return
        }
        let key = try SubjectPublicKeyInfo.rsaKey(der)
        guard Array(key.derRepresentation) == der else {
            throw AttestationError(.keyMalformed, "the RSA key is not in canonical DER")
        }
        self.init(material: .rsa(key), algorithm: .rsa, subjectPublicKeyInfo: der)
    }

    /// Makes a key from its bare bytes: 32 for Ed25519, an uncompressed X9.63 point for the curves.
    ///
    /// Ed25519 follows RFC 8032 alone here: points of small order, which every file reader refuses, are taken.
    /// - Throws: `key.malformed` for a wrong length or a point off the curve; `key.unsupported` for RSA.
    package init(_ algorithm: KeyAlgorithm, raw: [UInt8]) throws(AttestationError) {
        guard let template = SubjectPublicKeyInfo.templates.first(where: { $0.algorithm == algorithm }) else {
            throw AttestationError(.keyUnsupported, "an RSA key has no bare form")
        }
        guard raw.count == template.rawLength, algorithm == .ed25519 || raw.first == 0x04 else {
            throw AttestationError(.keyMalformed, "not an uncompressed \(algorithm.rawValue) key")
        }
        let material: Material
        do {
            switch algorithm {
            case .p256: material = .p256(try P256.Signing.PublicKey(x963Representation: raw))
            case .p384: material = .p384(try P384.Signing.PublicKey(x963Representation: raw))
            case .p521: material = .p521(try P521.Signing.PublicKey(x963Representation: raw))
            case .ed25519, .rsa: material = .ed25519(try Curve25519.Signing.PublicKey(rawRepresentation: raw))
            }
        } catch {
            throw AttestationError(.keyMalformed, "the point is not on the curve of \(algorithm.rawValue)")
        }
        self.init(material: material, algorithm: algorithm, subjectPublicKeyInfo: template.prefix + raw)
    }

    /// The bare bytes of the key: 32 for Ed25519, the uncompressed X9.63 point for the curves; nothing for RSA.
    package var raw: [UInt8]? {
        guard let template = SubjectPublicKeyInfo.templates.first(where: { $0.algorithm == algorithm }) else {
            return nil
        }
        return Array(subjectPublicKeyInfo.dropFirst(template.prefix.count))
    }

    /// A `PUBLIC KEY` PEM block with a final line break.
    package var pem: String { PEMBlock(label: "PUBLIC KEY", bytes: subjectPublicKeyInfo).text }
}

extension PublicKey: Hashable {
    package static func == (left: PublicKey, right: PublicKey) -> Bool {
        left.subjectPublicKeyInfo == right.subjectPublicKeyInfo
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(subjectPublicKeyInfo) }
}
