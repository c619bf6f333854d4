import Crypto

/// A passkey that was just made, checked (WebAuthn Level 3 section 7.1).
package struct PasskeyRegistration: Sendable {
    /// What is known about the authenticator that made it.
    ///
    /// An attestation never gives a passkey any right: people do, by the change of the roles that names it. So a form that is
    /// not read here is no ground for refusal, and no ground for trust either; it counts as none. A self-attestation is the one
    /// form that proves something by itself, that whoever registers holds the key, and is refused when it does not hold.
    package enum Provenance: Sendable, Hashable {
        case none
        /// The new key signed its own registration.
        case selfSigned
        /// A statement in the named form, or with certificates, that was not looked at.
        case unexamined(String)
    }

    /// COSE numbers of the algorithms to ask for, the best first.
    package static let algorithms = COSEKey.Algorithm.allCases.map { Int($0.rawValue) }

    package let passkey: Passkey
    /// The page it was made at.
    package let origin: WebOrigin
    /// See `PasskeyCounter`.
    package let counter: UInt32
    package let attestation: Provenance
    /// Whether it may be copied to the owner's other devices.
    package let isBackupEligible: Bool

    /// - Parameters:
    ///   - challenge: What the server gave out for this registration alone.
    ///   - origins: The server's own pages; nothing else is taken.
    /// - Throws: `passkey.malformed`, `passkey.cbor`, `passkey.key`, `passkey.ceremony`, `passkey.challenge`,
    ///   `passkey.origin`, `passkey.relying-party`, `passkey.user`, `passkey.attestation`, and what reading a key throws.
    package init(
        attestationObject: [UInt8], clientDataJSON: [UInt8], challenge: [UInt8], relyingParty: RelyingParty,
        origins: [WebOrigin], user: UserCheck
    ) throws(AttestationError) {
        let client = try ClientData(clientDataJSON)
        origin = try client.check(.registration, challenge: challenge)
        guard origins.contains(origin), relyingParty.covers(origin) else {
            throw AttestationError(.passkeyOrigin, "the passkey was made at \(origin), which is not this server's page")
        }
        let object = try CBORReader.value(attestationObject)
        guard object.members?.map(\.key) == [.text("fmt"), .text("attStmt"), .text("authData")],
            let format = object["fmt"]?.text, let statement = object["attStmt"], statement.members != nil,
            let bytes = object["authData"]?.bytes
        else {
            throw AttestationError(.passkeyMalformed, "the attestation is not a map of fmt, attStmt and authData")
        }
        let data = try AuthenticatorData(bytes)
        guard data.relyingPartyHash == relyingParty.hash else {
            throw AttestationError(
                .passkeyRelyingParty, "the passkey was made for another relying party than \(relyingParty)")
        }
        try user.check(data.flags)
        guard let credential = data.credential else {
            throw AttestationError(.passkeyMalformed, "the authenticator's data holds no credential")
        }
        attestation = try Self.attestation(
            format, statement, key: credential.key, signed: bytes + SHA256.hash(data: clientDataJSON))
        passkey = try Passkey(
            relyingParty: relyingParty, credentialID: credential.id, publicKey: credential.key.publicKey)
        counter = data.counter
        isBackupEligible = data.flags.contains(.backupEligible)
    }

    private static func attestation(
        _ format: String, _ statement: CBORValue, key: COSEKey, signed: [UInt8]
    ) throws(AttestationError) -> Provenance {
        let members = statement.members ?? []
        if format.utf8.elementsEqual("none".utf8) {
            guard members.isEmpty else {
                throw AttestationError(.passkeyAttestation, "the attestation 'none' states something")
            }
            return .none
        }
        guard format.utf8.elementsEqual("packed".utf8), statement["x5c"] == nil else {
            return .unexamined(String(decoding: format.utf8.prefix(32), as: UTF8.self))
        }
        // Section 8.2, self-attestation.
        guard members.map(\.key) == [.text("alg"), .text("sig")],
            statement["alg"]?.integer == key.algorithm.rawValue, let signature = statement["sig"]?.bytes,
            key.publicKey.verifies(signature: signature, over: signed)
        else { throw AttestationError(.passkeyAttestation, "the new passkey did not sign its own registration") }
        return .selfSigned
    }
}
