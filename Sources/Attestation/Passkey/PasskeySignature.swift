import Crypto
package import Documents

/// What a passkey signed, with all that is needed to verify it later by its public key alone.
///
/// It verifies by itself, like an SSH signature, because the public key lies in it; whose key that is, and at which pages it
/// may be used, is judged apart. The key, the id and the relying party are those of the registered passkey, not words of the
/// browser: the signature holds under no other key, and the authenticator states the relying party's hash.
package struct PasskeySignature: Sendable {
    /// Far above what authenticators write, and small enough for an entry of a ledger.
    package static let maximumText = 16_384
    private static let kind = "sluice.passkey.v1"
    private static let keys = [
        "authenticatorData", "clientDataJSON", "credential", "publicKey", "relyingParty", "signature", "type",
    ]

    package let passkey: Passkey
    /// What the authenticator signed stands in the SHA-256 of the second behind the first.
    package let authenticatorData: [UInt8]
    package let clientDataJSON: [UInt8]
    package let signature: [UInt8]
    private let authenticator: AuthenticatorData
    private let client: ClientData

    /// - Throws: `passkey.malformed`, `passkey.cbor` or `input.too-large`; nothing is verified yet.
    package init(
        passkey: Passkey, authenticatorData: [UInt8], clientDataJSON: [UInt8], signature: [UInt8]
    ) throws(AttestationError) {
        guard authenticatorData.count + clientDataJSON.count + signature.count <= Self.maximumText / 2 else {
            throw AttestationError(.tooLarge, "the passkey's signature is too long")
        }
        self.passkey = passkey
        self.authenticatorData = authenticatorData
        self.clientDataJSON = clientDataJSON
        self.signature = signature
        authenticator = try AuthenticatorData(authenticatorData)
        client = try ClientData(clientDataJSON)
        guard authenticator.credential == nil else {
            throw AttestationError(.passkeyMalformed, "the authenticator's data is that of a registration")
        }
    }

    /// Reads what `text` wrote, and nothing else that means the same.
    /// - Throws: What the other initialiser throws.
    package init(text: String) throws(AttestationError) {
        let bytes = Array(text.utf8)
        guard bytes.count <= Self.maximumText else {
            throw AttestationError(.tooLarge, "the passkey's signature is too long")
        }
        guard CanonicalJSON.isCanonical(bytes), let value = try? JSONReader.value(bytes),
            value.members?.map(\.key) == Self.keys, let type = value["type"]?.string,
            type.utf8.elementsEqual(Self.kind.utf8)
        else { throw AttestationError(.passkeyMalformed, "not a canonical JSON object of \(Self.kind)") }
        func run(_ key: String) throws(AttestationError) -> [UInt8] {
            guard let text = value[key]?.string, let bytes = Base64.decodeURLSafe(text) else {
                throw AttestationError(.passkeyMalformed, "'\(key)' is not unpadded URL-safe Base64")
            }
            return bytes
        }
        guard let relyingParty = value["relyingParty"]?.string.flatMap({ RelyingParty($0) }) else {
            throw AttestationError(.passkeyMalformed, "'relyingParty' is no domain name")
        }
        try self.init(
            passkey: Passkey(
                relyingParty: relyingParty, credentialID: try run("credential"),
                publicKey: PublicKey(subjectPublicKeyInfo: try run("publicKey"))),
            authenticatorData: try run("authenticatorData"), clientDataJSON: try run("clientDataJSON"),
            signature: try run("signature"))
    }

    /// The stored form: one canonical JSON object, bytes in unpadded URL-safe Base64.
    package func text() throws(CanonicalJSONError) -> String {
        func run(_ bytes: [UInt8]) -> JSONValue { .string(Base64.encodeURLSafe(bytes)) }
        return String(
            decoding: try CanonicalJSON.payload([
                "authenticatorData": run(authenticatorData), "clientDataJSON": run(clientDataJSON),
                "credential": run(passkey.credentialID), "publicKey": run(passkey.publicKey.subjectPublicKeyInfo),
                "relyingParty": .string(passkey.relyingParty.id), "signature": run(signature),
                "type": .string(Self.kind),
            ]), as: UTF8.self)
    }

    /// The bytes under the signature: the authenticator's data and the SHA-256 of the browser's (section 6.3.3).
    package var signedBytes: [UInt8] { authenticatorData + SHA256.hash(data: clientDataJSON) }

    /// A use of a passkey that verified.
    package struct Use: Sendable, Hashable {
        package let passkey: Passkey
        /// The page it was used at; the relying party covers it.
        package let origin: WebOrigin
        /// See `PasskeyCounter`.
        package let counter: UInt32
    }

    /// Verifies an assertion (WebAuthn Level 3 section 7.2) over a message whose SHA-256 was the challenge.
    /// - Throws: As `verify(challenge:user:)`.
    package func verify(message: [UInt8]) throws(AttestationError) -> Use {
        try verify(challenge: Array(SHA256.hash(data: message)), user: .verified)
    }

    /// Verifies an assertion (WebAuthn Level 3 section 7.2).
    /// - Throws: `passkey.ceremony`, `passkey.challenge`, `passkey.origin`, `passkey.relying-party`, `passkey.user` or
    ///   `signature.invalid`.
    package func verify(challenge: [UInt8], user: UserCheck) throws(AttestationError) -> Use {
        let origin = try client.check(.assertion, challenge: challenge)
        guard passkey.relyingParty.covers(origin) else {
            throw AttestationError(
                .passkeyOrigin, "the passkey of \(passkey.relyingParty) was used at \(origin)")
        }
        guard authenticator.relyingPartyHash == passkey.relyingParty.hash else {
            throw AttestationError(
                .passkeyRelyingParty, "the authenticator signed for another relying party than \(passkey.relyingParty)")
        }
        try user.check(authenticator.flags)
        guard passkey.publicKey.verifies(signature: signature, over: signedBytes) else {
            throw AttestationError(.signatureInvalid, "the passkey's signature does not hold")
        }
        return Use(passkey: passkey, origin: origin, counter: authenticator.counter)
    }
}
