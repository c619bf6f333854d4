import Attestation
import Documents
import Governance

/// A person's Ed25519 key in memory, the same in every run.
struct Signer: Sendable {
    let key: SigningKey
    let publicKey: SSHPublicKey

    init(_ number: UInt8) throws {
        key = try SigningKey(.ed25519, secret: Array(repeating: number, count: 32))
        publicKey = try SSHPublicKey(key.publicKey)
    }

    func sign(_ document: ActDocument) throws -> SignedAct {
        let bytes = try document.encoded()
        return try SignedAct(documentBytes: bytes, signature: signature(over: bytes, as: document.type.namespace))
    }

    /// The armored signature over bytes, whatever they are.
    func signature(over bytes: [UInt8], as namespace: String) throws -> String {
        try SSHSignature.sign(message: bytes, namespace: namespace, key: key).armored
    }
}
