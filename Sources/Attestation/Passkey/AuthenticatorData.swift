/// What an authenticator states and signs (WebAuthn Level 3 section 6.1).
struct AuthenticatorData: Sendable {
    struct Flags: OptionSet, Sendable {
        let rawValue: UInt8

        static let userPresent = Flags(rawValue: 0x01)
        static let userVerified = Flags(rawValue: 0x04)
        static let backupEligible = Flags(rawValue: 0x08)
        static let backedUp = Flags(rawValue: 0x10)
        static let attestedCredential = Flags(rawValue: 0x40)
        static let extensions = Flags(rawValue: 0x80)
        static let reserved = Flags(rawValue: 0x22)
    }

    /// The credential a registration made (section 6.5.1).
    struct Credential: Sendable {
        /// The model of the authenticator; all zero when it does not say.
        let modelID: [UInt8]
        let id: [UInt8]
        let key: COSEKey
    }

    /// The longest credential id (section 4).
    static let maximumCredentialID = 1023

    /// SHA-256 of the relying party's id.
    let relyingPartyHash: [UInt8]
    let flags: Flags
    /// How often the credential was used, as the authenticator counts; 0 when it does not count.
    let counter: UInt32
    /// Present at a registration only.
    let credential: Credential?
    /// All of it, as it was signed.
    let bytes: [UInt8]

    /// - Throws: `passkey.malformed`, `passkey.cbor`, and what the key's reader throws. Every byte has to be accounted for.
    init(_ bytes: [UInt8]) throws(AttestationError) {
        guard bytes.count >= 37 else { throw Self.fault("is cut off") }
        self.bytes = bytes
        relyingPartyHash = Array(bytes.prefix(32))
        flags = Flags(rawValue: bytes[32])
        counter = bytes[33..<37].reduce(0) { $0 << 8 | UInt32($1) }
        guard flags.isDisjoint(with: .reserved) else { throw Self.fault("has a flag that means nothing yet") }
        guard flags.contains(.backupEligible) || !flags.contains(.backedUp) else {
            throw Self.fault("says that a credential is backed up which can't be")
        }
        var rest = bytes[37...]
        if flags.contains(.attestedCredential) {
            credential = try Self.credential(from: &rest)
        } else {
            credential = nil
        }
        if flags.contains(.extensions) {
            var reader = try CBORReader(rest)
            guard try reader.next().members != nil else { throw Self.fault("has extensions that are no map") }
            rest = reader.rest
        }
        guard rest.isEmpty else { throw Self.fault("has surplus bytes at its end") }
    }

    private static func credential(from rest: inout ArraySlice<UInt8>) throws(AttestationError) -> Credential {
        guard rest.count >= 18 else { throw fault("is cut off in its credential") }
        let modelID = Array(rest.prefix(16))
        let length = rest.dropFirst(16).prefix(2).reduce(0) { $0 << 8 | Int($1) }
        rest = rest.dropFirst(18)
        guard (1...maximumCredentialID).contains(length), length <= rest.count else {
            throw fault("has a credential id of \(length) bytes")
        }
        let id = Array(rest.prefix(length))
        var reader = try CBORReader(rest.dropFirst(length))
        let key = try COSEKey(try reader.next())
        rest = reader.rest
        return Credential(modelID: modelID, id: id, key: key)
    }

    private static func fault(_ what: String) -> AttestationError {
        AttestationError(.passkeyMalformed, "the authenticator's data \(what)")
    }
}
