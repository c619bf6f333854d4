import Artifacts
import Attestation
import Documents
import Ledger
import Synchronization

/// A conversation with a witness that starts with no state.
struct SuiteWitness {
    /// The public key of Go's checksum database, whose name is not its origin.
    private static let checksumDatabase = "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8"

    private let witness: Witness
    private let exchanges: [JSONValue]

    init(_ data: JSONValue) throws {
        var logs = [
            WitnessedLog(origin: "go.sum database tree", keys: [try NoteKey(verifierKey: Self.checksumDatabase)])
        ]
        if let hex = data["log_ed25519_pub_hex"]?.string {
            let raw = Hexadecimal.decode(hex) ?? []
            // Sigsum's logs are named by the hash of their key.
            let origin = "sigsum.org/v1/tree/\(Digest.sha256(of: raw).hex)"
            let key = try NoteKey(name: origin, publicKey: try PublicKey(.ed25519, raw: raw))
            logs.append(WitnessedLog(origin: origin, keys: [key]))
        }
        let signing = try SigningKey.generate(.ed25519)
        let key = try NoteKey(
            name: data["witness_name"]?.string ?? "witness.example", publicKey: signing.publicKey, isWitness: true)
        witness = try Witness(key: key, logs: logs) { try signing.sign($0) }
        exchanges = data["exchanges"]?.array ?? []
    }

    func check() throws {
        guard !exchanges.isEmpty else { throw SuiteFault(description: "the case has no exchange") }
        let states = MemoryStates()
        for exchange in exchanges {
            let body = Array((exchange["body"]?.string ?? "").utf8)
            let answer = try witness.answer(body, time: 1_700_000_000, states: states)
            let wanted = exchange["want_status"]?.integer ?? 0
            // The older text of the protocol answers 403 for a log that is not known.
            guard answer.status == Int(wanted) || wanted == 403 && answer.status == 404 else {
                throw SuiteFault(description: "answered \(answer.status) instead of \(wanted)")
            }
            if let part = exchange["want_body_contains"]?.string,
                !String(decoding: answer.body, as: UTF8.self).contains(part)
            {
                throw SuiteFault(description: "the answer has no '\(part)'")
            }
        }
    }
}

/// What a witness remembers while the process lives.
private final class MemoryStates: WitnessStates {
    private let states = Mutex<[String: SignedCheckpoint]>([:])

    func last(of origin: String) -> SignedCheckpoint? { states.withLock { $0[origin] } }

    func replace(_ last: SignedCheckpoint?, by next: SignedCheckpoint) -> Bool {
        states.withLock { states in
            guard states[next.checkpoint.origin] == last else { return false }
            states[next.checkpoint.origin] = next
            return true
        }
    }
}
