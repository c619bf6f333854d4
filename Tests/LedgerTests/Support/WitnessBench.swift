import Attestation
import Ledger
import Synchronization

/// A log that grows, and may lie, and a witness that watches it.
struct WitnessBench {
    static let origin = "log.example/acme"

    let log: SigningKey
    let witness: SigningKey
    let witnessKey: NoteKey
    let logKey: NoteKey

    init(seed: UInt8 = 1) throws {
        log = try SigningKey(.ed25519, secret: [UInt8](repeating: 101, count: 32))
        witness = try SigningKey(.ed25519, secret: [UInt8](repeating: seed, count: 32))
        logKey = try NoteKey(name: WitnessBench.origin, publicKey: log.publicKey)
        witnessKey = try NoteKey(name: "witness.example/\(seed)", publicKey: witness.publicKey, isWitness: true)
    }

    func checkpoint(
        _ leaves: [MerkleHash], by key: SigningKey? = nil, origin: String = WitnessBench.origin,
        extensions: [String] = []
    ) throws -> [UInt8] {
        let key = key ?? log
        let head = Checkpoint(
            origin: origin, size: UInt64(leaves.count), root: MerkleTree.root(of: leaves), extensions: extensions)
        return try SignedNote(text: head.text, key: try NoteKey(name: origin, publicKey: key.publicKey)) {
            try key.sign($0)
        }.encoded
    }

    func request(_ old: Int, _ leaves: [MerkleHash], proof: [MerkleHash]? = nil) throws -> [UInt8] {
        WitnessRequest(
            oldSize: UInt64(old), proof: proof ?? TestTree.consistency(min(old, leaves.count), leaves[...]),
            checkpoint: try checkpoint(leaves)
        ).text
    }

    func running() throws -> Witness {
        try Witness(key: witnessKey, logs: [WitnessedLog(origin: WitnessBench.origin, keys: [logKey])]) {
            [witness] in try witness.sign($0)
        }
    }
}

/// A witness's memory that can be watched, and lose a race.
final class MemoryWitnessStates: WitnessStates {
    private let states = Mutex<[String: SignedCheckpoint]>([:])
    private let beforeReplace: @Sendable (MemoryWitnessStates) -> Void

    init(beforeReplace: @escaping @Sendable (MemoryWitnessStates) -> Void = { _ in }) {
        self.beforeReplace = beforeReplace
    }

    func last(of origin: String) -> SignedCheckpoint? { states.withLock { $0[origin] } }

    func put(_ next: SignedCheckpoint) { states.withLock { $0[next.checkpoint.origin] = next } }

    func replace(_ last: SignedCheckpoint?, by next: SignedCheckpoint) -> Bool {
        beforeReplace(self)
        return states.withLock { states in
            guard states[next.checkpoint.origin] == last else { return false }
            states[next.checkpoint.origin] = next
            return true
        }
    }
}
