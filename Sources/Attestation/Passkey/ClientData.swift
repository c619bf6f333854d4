import Documents

/// What the browser states about a ceremony (WebAuthn Level 3 section 5.8.1); the authenticator signs its SHA-256.
///
/// Members that are not known are passed over: the specification announces that there will be more.
struct ClientData: Sendable {
    /// Which ceremony it is of.
    enum Ceremony: String, Sendable {
        case registration = "webauthn.create"
        case assertion = "webauthn.get"
    }

    private static let limits = DocumentLimits(
        maximumBytes: 8_192, maximumDepth: 8, maximumNodes: 256, maximumAliasNodes: 0)

    let type: String
    /// In unpadded URL-safe Base64.
    let challenge: String
    let origin: String
    /// Whether the page was framed by one of another origin.
    let isCrossOrigin: Bool
    /// All of it, as it was hashed.
    let bytes: [UInt8]

    /// - Throws: `passkey.malformed`.
    init(_ bytes: [UInt8]) throws(AttestationError) {
        guard let value = try? JSONReader.value(bytes, limits: Self.limits), let type = value["type"]?.string,
            let challenge = value["challenge"]?.string, let origin = value["origin"]?.string
        else { throw Self.fault("is no JSON with a type, a challenge and an origin") }
        switch value["crossOrigin"] {
        case nil: isCrossOrigin = value["topOrigin"] != nil
        case .bool(let isCrossOrigin)?: self.isCrossOrigin = isCrossOrigin || value["topOrigin"] != nil
        default: throw Self.fault("has a crossOrigin that is neither true nor false")
        }
        (self.type, self.challenge, self.origin, self.bytes) = (type, challenge, origin, bytes)
    }

    /// Checks ceremony, challenge and framing, and reads the origin.
    /// - Throws: `passkey.ceremony`, `passkey.challenge` or `passkey.origin`.
    func check(_ ceremony: Ceremony, challenge expected: [UInt8]) throws(AttestationError) -> WebOrigin {
        guard type.utf8.elementsEqual(ceremony.rawValue.utf8) else {
            throw AttestationError(.passkeyCeremony, "the browser's data is not of \(ceremony.rawValue)")
        }
        guard challenge.utf8.elementsEqual(Base64.encodeURLSafe(expected).utf8) else {
            throw AttestationError(
                .passkeyChallenge, "the passkey signed another challenge: not this document, or it was changed since")
        }
        guard !isCrossOrigin else {
            throw AttestationError(.passkeyOrigin, "the passkey was used in a page framed by another one")
        }
        guard let origin = WebOrigin(origin) else {
            throw AttestationError(.passkeyOrigin, "the passkey was used at an origin that is not https or localhost")
        }
        return origin
    }

    private static func fault(_ what: String) -> AttestationError {
        AttestationError(.passkeyMalformed, "the browser's data \(what)")
    }
}
