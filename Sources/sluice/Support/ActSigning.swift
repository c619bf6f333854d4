import Artifacts
import Attestation
import Documents
import Engine
import Governance
import Ledger
import Processes
import Storage

/// Makes a person's signed act: the canonical document, signed by their own SSH key or agent through ssh-keygen.
struct ActSigning {
    let keyPath: String

    func sign(_ document: ActDocument) async throws -> SignedAct {
        let bytes = try document.encoded()
        let result: ProcessResult
        do throws(ProcessError) {
            var environment: [String: String] = [:]
            if let agent = Environment["SSH_AUTH_SOCK"] { environment["SSH_AUTH_SOCK"] = agent }
            result = try await Tool("ssh-keygen", scratch: Scratch.folder).run(
                ["-Y", "sign", "-n", document.type.namespace, "-f", keyPath], input: bytes, environment: environment)
        } catch {
            throw CommandFailure(.broken, "ssh-keygen: \(error.message)", fix: "Install openssh-client.")
        }
        guard result.status == 0 else {
            throw CommandFailure(
                .usage, "ssh-keygen can't sign with \(keyPath): \(result.errorTail)",
                fix: "Give the path of your SSH key with --key; a passphrase needs ssh-agent.")
        }
        do {
            return try SignedAct(documentBytes: bytes, signature: String(decoding: result.output, as: UTF8.self))
        } catch {
            throw CommandFailure(.broken, "the signature just made does not hold: \(error.message)")
        }
    }
}

/// A person's comment, kept beside the log and bound to the act by a salted digest, so that it can be erased.
struct Comment {
    let text: String
    let digest: Digest
    private let bytes: [UInt8]

    init(_ text: String) throws {
        self.text = text
        var generator = SystemRandomNumberGenerator()
        let salt = Hexadecimal.encode((0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
        bytes = try CanonicalJSON.payload(["comment": .string(text), "salt": .string(salt)])
        digest = .sha256(of: bytes)
    }

    /// Before the act is recorded: a writer that dies in between leaves a text that nothing names, not an act whose comment
    /// was lost.
    func keep(in records: any RecordStore) throws {
        do {
            try records.keep(bytes, in: .comments)
        } catch {
            throw CommandFailure(ledger: error)
        }
    }
}
