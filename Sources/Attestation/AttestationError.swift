/// Why something signed was refused: a stable code and one sentence for people.
package struct AttestationError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Stable across wordings; callers and tests decide on the code, never on the message.
    package enum Code: String, Sendable, CaseIterable {
        case keyMalformed = "key.malformed"
        case keyUnsupported = "key.unsupported"
        case keyPassphrase = "key.passphrase"
        case keyWeak = "key.weak"
        case signatureMalformed = "signature.malformed"
        case signatureInvalid = "signature.invalid"
        case signatureMissing = "signature.missing"
        case thresholdInvalid = "threshold.invalid"
        case thresholdNotMet = "threshold.not-met"
        case envelopeMalformed = "envelope.malformed"
        case statementMalformed = "statement.malformed"
        case payloadType = "statement.payload-type"
        case predicateMismatch = "attestation.predicate_mismatch"
        case subjectDigest = "attestation.subject_digest"
        case sshMalformed = "ssh.malformed"
        case sshUnsupported = "ssh.unsupported"
        case sshNamespace = "ssh.namespace"
        case sshNotAllowed = "ssh.not-allowed"
        case sshRevoked = "ssh.revoked"
        case allowedSignersMalformed = "ssh.allowed-signers"
        case gitObjectMalformed = "git.object_malformed"
        case gitUnsigned = "git.unsigned"
        case gitSignatureKind = "git.signature-kind"
        case simpleSigningMalformed = "cosign.payload"
        case passkeyMalformed = "passkey.malformed"
        case passkeyCBOR = "passkey.cbor"
        case passkeyKey = "passkey.key"
        case passkeyCeremony = "passkey.ceremony"
        case passkeyChallenge = "passkey.challenge"
        case passkeyOrigin = "passkey.origin"
        case passkeyRelyingParty = "passkey.relying-party"
        case passkeyUser = "passkey.user"
        case passkeyCounter = "passkey.counter"
        case passkeyAttestation = "passkey.attestation"
        case tooLarge = "input.too-large"
    }

    package let code: Code
    package let message: String

    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { "\(code.rawValue): \(message)" }
}
