import Crypto
import CryptoExtras
import SwiftASN1

/// Encrypted PKCS #8 keys: PBES2 with PBKDF2 and AES-CBC (RFC 8018), the form that openssl writes.
package enum EncryptedPrivateKeyInfo {
    package static let defaultIterations = 600_000
    /// More rounds than this is an attack on the reader's time, not a key file; openssl's default is 2048.
    private static let iterationBounds = 1_000...5_000_000
    private static let pbes2: ASN1ObjectIdentifier = [1, 2, 840, 113549, 1, 5, 13]
    private static let pbkdf2: ASN1ObjectIdentifier = [1, 2, 840, 113549, 1, 5, 12]
    private static let hmacSHA256: ASN1ObjectIdentifier = [1, 2, 840, 113549, 2, 9]
    private static let hmacSHA384: ASN1ObjectIdentifier = [1, 2, 840, 113549, 2, 10]
    private static let hmacSHA512: ASN1ObjectIdentifier = [1, 2, 840, 113549, 2, 11]
    private static let aes128: ASN1ObjectIdentifier = [2, 16, 840, 1, 101, 3, 4, 1, 2]
    private static let aes256: ASN1ObjectIdentifier = [2, 16, 840, 1, 101, 3, 4, 1, 42]

    private struct Parameters {
        var salt: [UInt8] = []
        var iterations = 0
        var hash = KDF.Insecure.PBKDF2.HashFunction.sha256
        var keyLength = 32
        var vector: [UInt8] = []
        var ciphertext: [UInt8] = []
    }

    /// - Throws: `key.passphrase` when the padding is wrong; `key.unsupported` for other schemes and rounds out of bounds.
    static func decrypt(_ der: [UInt8], passphrase: [UInt8]) throws(AttestationError) -> [UInt8] {
        let parameters: Parameters
        do {
            parameters = try read(der)
        } catch let error as AttestationError {
            throw error
        } catch {
            throw AttestationError(.keyMalformed, "the encrypted private key is not strict DER of PBES2")
        }
        do {
            let key = try derive(parameters, passphrase: passphrase)
            return Array(
                try AES._CBC.decrypt(
                    parameters.ciphertext, using: key, iv: AES._CBC.IV(ivBytes: parameters.vector)))
        } catch {
            throw AttestationError(.keyPassphrase, "the passphrase does not open the private key")
        }
    }

    static func encrypt(_ plain: [UInt8], passphrase: [UInt8], iterations: Int) throws(AttestationError) -> [UInt8] {
        guard !passphrase.isEmpty else { throw AttestationError(.keyPassphrase, "the passphrase is empty") }
        guard iterationBounds.contains(iterations) else {
            throw AttestationError(.keyUnsupported, "the rounds of PBKDF2 must be within \(iterationBounds)")
        }
        do {
            var parameters = Parameters()
            parameters.salt = SymmetricKey(size: .bits128).withUnsafeBytes { Array($0) }
            parameters.vector = Array(AES._CBC.IV())
            parameters.iterations = iterations
            let key = try derive(parameters, passphrase: passphrase)
            parameters.ciphertext = Array(
                try AES._CBC.encrypt(plain, using: key, iv: AES._CBC.IV(ivBytes: parameters.vector)))
            return try write(parameters)
        } catch {
            throw AttestationError(.keyMalformed, "the private key could not be encrypted")
        }
    }

    private static func derive(_ parameters: Parameters, passphrase: [UInt8]) throws -> SymmetricKey {
        try KDF.Insecure.PBKDF2.deriveKey(
            from: passphrase, salt: parameters.salt, using: parameters.hash, outputByteCount: parameters.keyLength,
            unsafeUncheckedRounds: parameters.iterations)
    }

    private static func read(_ der: [UInt8]) throws -> Parameters {
        var parameters = Parameters()
        try DER.sequence(try DER.parse(der), identifier: .sequence) { nodes in
            try DER.nested(&nodes) { nodes in
                try expect(try ASN1ObjectIdentifier(derEncoded: &nodes), pbes2, "encryption scheme")
                try DER.nested(&nodes) { nodes in
                    try DER.nested(&nodes) { nodes in
                        try expect(try ASN1ObjectIdentifier(derEncoded: &nodes), pbkdf2, "key derivation")
                        try readDerivation(&nodes, into: &parameters)
                    }
                    try readCipher(&nodes, into: &parameters)
                }
            }
            parameters.ciphertext = Array(try ASN1OctetString(derEncoded: &nodes).bytes)
        }
        return parameters
    }

    private static func readDerivation(
        _ nodes: inout ASN1NodeCollection.Iterator, into parameters: inout Parameters
    ) throws {
        var statedLength: Int?
        try DER.nested(&nodes) { nodes in
            parameters.salt = Array(try ASN1OctetString(derEncoded: &nodes).bytes)
            parameters.iterations = try Int(derEncoded: &nodes)
            statedLength = try DER.optionalImplicitlyTagged(&nodes)
            guard (8...128).contains(parameters.salt.count), iterationBounds.contains(parameters.iterations) else {
                throw AttestationError(
                    .keyUnsupported, "PBKDF2 needs 8 to 128 bytes of salt and \(iterationBounds) rounds")
            }
            // Without a stated function it is HMAC-SHA-1, which is not taken.
            guard let node = nodes.next() else { throw unsupported("PBKDF2 with HMAC-SHA-1") }
            try DER.sequence(node, identifier: .sequence) { nodes in
                let function = try ASN1ObjectIdentifier(derEncoded: &nodes)
                switch function {
                case hmacSHA256: parameters.hash = .sha256
                case hmacSHA384: parameters.hash = .sha384
                case hmacSHA512: parameters.hash = .sha512
                default: throw unsupported("PBKDF2 with the function \(function)")
                }
                if let null = nodes.next() { _ = try ASN1Null(derEncoded: null) }
            }
        }
        // The length is checked against the cipher, which comes after it.
        parameters.keyLength = statedLength ?? 0
    }

    private static func readCipher(
        _ nodes: inout ASN1NodeCollection.Iterator, into parameters: inout Parameters
    ) throws {
        try DER.nested(&nodes) { nodes in
            let cipher = try ASN1ObjectIdentifier(derEncoded: &nodes)
            let length: Int
            switch cipher {
            case aes256: length = 32
            case aes128: length = 16
            default: throw unsupported("the cipher \(cipher)")
            }
            guard parameters.keyLength == 0 || parameters.keyLength == length else {
                throw AttestationError(.keyMalformed, "the stated key length is not the cipher's")
            }
            parameters.keyLength = length
            parameters.vector = Array(try ASN1OctetString(derEncoded: &nodes).bytes)
            guard parameters.vector.count == 16 else {
                throw AttestationError(.keyMalformed, "the initialisation vector does not have 16 bytes")
            }
        }
    }

    private static func write(_ parameters: Parameters) throws -> [UInt8] {
        var coder = DER.Serializer()
        try coder.appendConstructedNode(identifier: .sequence) { coder in
            try coder.appendConstructedNode(identifier: .sequence) { coder in
                try coder.serialize(pbes2)
                try coder.appendConstructedNode(identifier: .sequence) { coder in
                    try coder.appendConstructedNode(identifier: .sequence) { coder in
                        try coder.serialize(pbkdf2)
                        try coder.appendConstructedNode(identifier: .sequence) { coder in
                            try coder.serialize(ASN1OctetString(contentBytes: parameters.salt[...]))
                            try coder.serialize(parameters.iterations)
                            try coder.appendConstructedNode(identifier: .sequence) { coder in
                                try coder.serialize(hmacSHA256)
                                try coder.serialize(ASN1Null())
                            }
                        }
                    }
                    try coder.appendConstructedNode(identifier: .sequence) { coder in
                        try coder.serialize(aes256)
                        try coder.serialize(ASN1OctetString(contentBytes: parameters.vector[...]))
                    }
                }
            }
            try coder.serialize(ASN1OctetString(contentBytes: parameters.ciphertext[...]))
        }
        return coder.serializedBytes
    }

    private static func expect(
        _ found: ASN1ObjectIdentifier, _ wanted: ASN1ObjectIdentifier, _ what: String
    ) throws(AttestationError) {
        guard found == wanted else { throw unsupported("the \(what) \(found)") }
    }

    private static func unsupported(_ what: String) -> AttestationError {
        AttestationError(
            .keyUnsupported, "\(what) is not supported; re-encrypt with openssl pkcs8 -topk8 -v2 aes-256-cbc")
    }
}
