import Artifacts
import Attestation
import Documents
import Engine
import Ledger
import Synchronization

/// A ledger of entries in memory: signed and found as in a real one, without tree and checkpoints.
final class FakeLedger: LedgerStore {
    struct NotKept: Error {}

    let origin = "ledger.example/fake"
    private let stored = Mutex<[LedgerEntry]>([])
    private let signer: LedgerSigner
    let store = MemoryStore()

    init() throws {
        let key = try SigningKey(.ed25519, secret: Array(repeating: 99, count: 32))
        signer = LedgerSigner(publicKey: key.publicKey) { try key.sign($0) }
    }

    var history: LedgerHistory { LedgerHistory(ledger: self, store: store) }

    func append(_ entries: [SealedEntry]) async throws -> [AppendedEntry] { throw NotKept() }
    func entries(from index: UInt64, limit: Int) throws -> [LedgerEntry] {
        stored.withLock { Array($0.filter { $0.index >= index }.prefix(limit)) }
    }
    func close() {}
    func checkpoint() throws -> SignedCheckpoint { throw NotKept() }
    func inclusionProof(of index: UInt64) throws -> InclusionProof { throw NotKept() }
    func consistencyProof(from size: UInt64) throws -> [MerkleHash] { throw NotKept() }
    func entry(at index: UInt64) throws -> LedgerEntry? { stored.withLock { $0.first { $0.index == index } } }

    func entries(matching query: LedgerQuery) throws -> [LedgerEntry] {
        stored.withLock { entries in
            Array(
                entries.reversed().filter { entry in
                    let values = Dictionary(uniqueKeysWithValues: zip(LedgerFields.columns, entry.fields.values))
                    return (query.kinds.isEmpty || query.kinds.contains(entry.fields.kind))
                        && query.conditions.allSatisfy { values[$0.column] == $0.value }
                }.prefix(query.limit))
        }
    }

    func add(_ content: EntryContent) throws {
        let entry = try SealedEntry.seal(content, signer: signer)
        stored.withLock { $0.append(entry.placed(at: UInt64($0.count))) }
    }

    /// Records an evaluation as the command does, its evidence first.
    @discardableResult
    func record(_ evaluation: Evaluation, _ change: (inout DecisionBody) -> Void = { _ in }) throws -> DecisionBody {
        guard let record = try DecisionRecord(evaluation, engine: .test) else { throw NotKept() }
        for bytes in record.evidence { _ = store.store(bytes) }
        var body = record.body
        change(&body)
        let subjects = evaluation.release.artifacts.map { StatementSubject(name: $0.name, digests: [$0.digest]) }
        try add(
            .decided(body, artifacts: subjects, ledgerKeyID: "key", resourceURI: "urn:test", inputAttestations: []))
        return body
    }

    /// Judges a scene with this ledger's history and evidence, and records the decision.
    @discardableResult
    func promote(_ scene: Scene, _ change: (inout DecisionBody) -> Void = { _ in }) async throws -> DecisionBody {
        try record(try await scene.evaluate(store: store, history: history), change)
    }
}

extension DecisionBody.Engine {
    static let test = DecisionBody.Engine(version: "0.1.0", digest: .sha256(of: Array("engine".utf8)))
}
