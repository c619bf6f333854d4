import CryptoExtras
import SwiftASN1

/// The DER of public keys: fixed prefixes for the curves, parsed for RSA.
enum SubjectPublicKeyInfo {
    struct Template: Sendable {
        let algorithm: KeyAlgorithm
        /// Every byte before the bare key.
        let prefix: [UInt8]
        let rawLength: Int
    }

    /// The only accepted encodings: named curve, uncompressed point, no unused bits.
    static let templates: [Template] = [
        // RFC 8410
        Template(
            algorithm: .ed25519,
            prefix: [0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00], rawLength: 32),
        // RFC 5480
        Template(
            algorithm: .p256,
            prefix: [
                0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01, 0x06, 0x08, 0x2A, 0x86,
                0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07, 0x03, 0x42, 0x00,
            ], rawLength: 65),
        Template(
            algorithm: .p384,
            prefix: [
                0x30, 0x76, 0x30, 0x10, 0x06, 0x07, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01, 0x06, 0x05, 0x2B, 0x81,
                0x04, 0x00, 0x22, 0x03, 0x62, 0x00,
            ], rawLength: 97),
        Template(
            algorithm: .p521,
            prefix: [
                0x30, 0x81, 0x9B, 0x30, 0x10, 0x06, 0x07, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01, 0x06, 0x05, 0x2B,
                0x81, 0x04, 0x00, 0x23, 0x03, 0x81, 0x86, 0x00,
            ], rawLength: 133),
    ]

    /// Reads an RSA key (RFC 3279 section 2.3.1) of 2048 to 8192 bits with the exponent 65537 or larger.
    static func rsaKey(_ der: [UInt8]) throws(AttestationError) -> _RSA.Signing.PublicKey {
        let modulus: [UInt8]
        let exponent: [UInt8]
        do {
            (modulus, exponent) = try numbers(der)
        } catch {
            throw AttestationError(.keyUnsupported, "not a public key of a supported kind in strict DER")
        }
        return try rsaKey(modulus: modulus, exponent: exponent)
    }

    /// Makes an RSA key from its two numbers, big-endian without sign bytes.
    static func rsaKey(modulus: [UInt8], exponent: [UInt8]) throws(AttestationError) -> _RSA.Signing.PublicKey {
        guard let top = modulus.first, top != 0, let low = modulus.last, low & 1 == 1 else {
            throw AttestationError(.keyMalformed, "the RSA modulus is not a positive odd number")
        }
        let bits = modulus.count * 8 - top.leadingZeroBitCount
        guard bits >= 2048 else { throw AttestationError(.keyWeak, "an RSA key needs 2048 bits, this has \(bits)") }
        guard bits <= 8192 else { throw AttestationError(.keyUnsupported, "an RSA key may have 8192 bits at most") }
        guard let last = exponent.last, exponent.first != 0, last & 1 == 1, exponent.count <= 4 else {
            throw AttestationError(.keyMalformed, "the RSA exponent is not an odd number of at most 32 bits")
        }
        guard exponent.reduce(0, { $0 << 8 | UInt64($1) }) >= 65_537 else {
            throw AttestationError(.keyWeak, "the RSA exponent is below 65537")
        }
        do {
            return try _RSA.Signing.PublicKey(n: modulus, e: exponent)
        } catch {
            throw AttestationError(.keyMalformed, "the RSA key is not usable")
        }
    }

    private static func numbers(_ der: [UInt8]) throws -> (modulus: [UInt8], exponent: [UInt8]) {
        let bits = try DER.sequence(try DER.parse(der), identifier: .sequence) { nodes in
            try DER.nested(&nodes) { nodes in
                guard try ASN1ObjectIdentifier(derEncoded: &nodes) == [1, 2, 840, 113549, 1, 1, 1] else {
                    throw ASN1Error.invalidASN1Object(reason: "not rsaEncryption")
                }
                _ = try ASN1Null(derEncoded: &nodes)
            }
            return try ASN1BitString(derEncoded: &nodes)
        }
        guard bits.paddingBits == 0 else { throw ASN1Error.invalidASN1Object(reason: "unused bits") }
        return try DER.sequence(try DER.parse(bits.bytes), identifier: .sequence) { nodes in
            // Negative numbers and surplus zeros are refused by the library, which also takes the sign byte off.
            (Array(try ArraySlice<UInt8>(derEncoded: &nodes)), Array(try ArraySlice<UInt8>(derEncoded: &nodes)))
        }
    }
}
