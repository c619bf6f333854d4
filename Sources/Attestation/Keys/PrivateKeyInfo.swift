import SwiftASN1

/// The DER of private keys: PKCS #8 (RFC 5958), its Ed25519 form (RFC 8410) and SEC 1 (RFC 5915).
enum PrivateKeyInfo {
    private static let ed25519: ASN1ObjectIdentifier = [1, 3, 101, 112]

    /// - Throws: `key.malformed`; `key.unsupported` for keys of other kinds.
    static func decode(_ der: [UInt8]) throws(AttestationError) -> SigningKey {
        try mapped {
            try DER.sequence(try DER.parse(der), identifier: .sequence) { nodes in
                let version = try Int(derEncoded: &nodes)
                guard version == 0 || version == 1 else {
                    throw AttestationError(.keyUnsupported, "PKCS #8 version \(version)")
                }
                let curve = try algorithm(&nodes)
                let secret = try ASN1OctetString(derEncoded: &nodes).bytes
                let key: SigningKey
                if curve == nil {
                    key = try SigningKey(.ed25519, secret: Array(try ASN1OctetString(derEncoded: Array(secret)).bytes))
                } else {
                    key = try sec1(Array(secret))
                }
                if version == 1 {
                    let publicKey: ASN1BitString? = try DER.optionalImplicitlyTagged(
                        &nodes, tag: ASN1Identifier(tagWithNumber: 1, tagClass: .contextSpecific))
                    try check(publicKey, of: key)
                }
                return key
            }
        }
    }

    /// - Throws: `key.malformed`; `key.unsupported` for keys of other kinds.
    static func decodeSEC1(_ der: [UInt8]) throws(AttestationError) -> SigningKey { try mapped { try sec1(der) } }

    static func encode(_ key: SigningKey) throws(AttestationError) -> [UInt8] {
        try mapped {
            var coder = DER.Serializer()
            try coder.appendConstructedNode(identifier: .sequence) { coder in
                try coder.serialize(0)
                switch key.material {
                case .ed25519:
                    try coder.appendConstructedNode(identifier: .sequence) { try $0.serialize(ed25519) }
                    var inner = DER.Serializer()
                    try inner.serialize(ASN1OctetString(contentBytes: key.secret[...]))
                    try coder.serialize(ASN1OctetString(contentBytes: inner.serializedBytes[...]))
                case .p256:
                    try coder.appendConstructedNode(identifier: .sequence) { coder in
                        try coder.serialize(ASN1ObjectIdentifier.AlgorithmIdentifier.idEcPublicKey)
                        try coder.serialize(ASN1ObjectIdentifier.NamedCurves.secp256r1)
                    }
                    try coder.serialize(ASN1OctetString(contentBytes: try sec1(of: key)[...]))
                }
            }
            return coder.serializedBytes
        }
    }

    /// The curve of an elliptic curve key; nothing for Ed25519.
    private static func algorithm(_ nodes: inout ASN1NodeCollection.Iterator) throws -> ASN1ObjectIdentifier? {
        try DER.nested(&nodes) { nodes in
            let algorithm = try ASN1ObjectIdentifier(derEncoded: &nodes)
            if algorithm == ed25519 { return nil }
            guard algorithm == .AlgorithmIdentifier.idEcPublicKey else {
                throw AttestationError(.keyUnsupported, "private keys of the kind \(algorithm) are not supported")
            }
            let curve = try ASN1ObjectIdentifier(derEncoded: &nodes)
            guard curve == .NamedCurves.secp256r1 else {
                throw AttestationError(.keyUnsupported, "private keys on the curve \(curve) are not supported")
            }
            return curve
        }
    }

    private static func sec1(_ der: [UInt8]) throws -> SigningKey {
        try DER.sequence(try DER.parse(der), identifier: .sequence) { nodes in
            guard try Int(derEncoded: &nodes) == 1 else {
                throw AttestationError(.keyUnsupported, "not version 1 of ECPrivateKey")
            }
            let secret = try ASN1OctetString(derEncoded: &nodes).bytes
            let curve = try DER.optionalExplicitlyTagged(&nodes, tagNumber: 0, tagClass: .contextSpecific) {
                try ASN1ObjectIdentifier(derEncoded: $0)
            }
            guard curve == nil || curve == .NamedCurves.secp256r1 else {
                throw AttestationError(.keyUnsupported, "private keys on other curves than P-256 are not supported")
            }
            let publicKey = try DER.optionalExplicitlyTagged(&nodes, tagNumber: 1, tagClass: .contextSpecific) {
                try ASN1BitString(derEncoded: $0)
            }
            let key = try SigningKey(.p256, secret: Array(secret))
            try check(publicKey, of: key)
            return key
        }
    }

    private static func sec1(of key: SigningKey) throws -> [UInt8] {
        var coder = DER.Serializer()
        try coder.appendConstructedNode(identifier: .sequence) { coder in
            try coder.serialize(1)
            try coder.serialize(ASN1OctetString(contentBytes: key.secret[...]))
            try coder.serialize(
                ASN1BitString(bytes: (key.publicKey.raw ?? [])[...]), explicitlyTaggedWithTagNumber: 1,
                tagClass: .contextSpecific)
        }
        return coder.serializedBytes
    }

    private static func check(_ publicKey: ASN1BitString?, of key: SigningKey) throws {
        guard let publicKey else { return }
        guard publicKey.paddingBits == 0, Array(publicKey.bytes) == key.publicKey.raw else {
            throw AttestationError(.keyMalformed, "the file's public key is not that of its private key")
        }
    }

    private static func mapped<T>(_ body: () throws -> T) throws(AttestationError) -> T {
        do {
            return try body()
        } catch let error as AttestationError {
            throw error
        } catch {
            throw AttestationError(.keyMalformed, "the private key is not strict DER of a supported form")
        }
    }
}
