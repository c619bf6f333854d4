import Ledger
import Synchronization

/// A static tree in memory that can stop working after some writes.
final class MemoryTree: TreeWriter {
    struct Stopped: Error {}

    private let files: Mutex<[String: [UInt8]]>
    private let left: Mutex<Int>

    init(_ files: [String: [UInt8]] = [:], stoppingAfter writes: Int = .max) {
        self.files = Mutex(files)
        left = Mutex(writes)
    }

    var all: [String: [UInt8]] { files.withLock { $0 } }

    func file(_ path: String) -> [UInt8]? { files.withLock { $0[path] } }

    func paths(below folder: String) -> [String] { all.keys.filter { $0.hasPrefix(folder + "/") }.sorted() }

    func put(_ path: String, _ bytes: [UInt8]) throws {
        try left.withLock { left in
            guard left > 0 else { throw Stopped() }
            left -= 1
        }
        files.withLock { $0[path] = bytes }
    }

    func synchronize() {}

    func change(_ path: String, _ body: (inout [UInt8]) -> Void) {
        files.withLock { files in
            guard var bytes = files[path] else { return }
            body(&bytes)
            files[path] = bytes
        }
    }

    func remove(_ path: String) { files.withLock { _ = $0.removeValue(forKey: path) } }
}

/// A whole ledger in memory: real entries of a real key, at any size.
struct MemoryLedger {
    static let origin = "ledger.example/tree"

    let signer: LedgerSigner
    private(set) var entries: [LedgerEntry] = []

    init(entries count: Int) throws {
        signer = Samples.signer(try Samples.key())
        try grow(to: count)
    }

    /// - Parameter fork: Other numbers make other entries.
    mutating func grow(to count: Int, fork: Int64 = 0) throws {
        while entries.count < count {
            let number = UInt64(entries.count)
            let event = Samples.decision(Int64(number) + fork * 10_000)
            entries.append(try SealedEntry.seal(event, signer: signer).placed(at: number))
        }
    }

    func head(_ size: Int? = nil) throws -> SignedCheckpoint {
        let leaves = entries.prefix(size ?? entries.count).map(\.leafHash)
        let checkpoint = Checkpoint(
            origin: MemoryLedger.origin, size: UInt64(leaves.count), root: MerkleTree.root(of: leaves))
        return SignedCheckpoint(checkpoint: checkpoint, note: try signer.note(of: checkpoint))
    }

    /// The ledger as an export reads it when it has so many entries.
    func exported(_ size: Int? = nil) throws -> TreeExport.Input {
        let head = try head(size)
        let leaves = entries.prefix(Int(head.checkpoint.size)).map(\.leafHash)
        return TreeExport.Input(
            head: head, entries: { from, limit in Array(entries[Int(from)...].prefix(limit)) },
            consistencyProof: { TestTree.consistency(Int($0), leaves[...]) })
    }

    @discardableResult
    func export(_ size: Int? = nil, to tree: any TreeWriter) throws -> UInt64 {
        try TreeExport(try exported(size), keys: [signer.publicKey], to: tree).run(
            note: try SignedNote(try head(size).note))
    }

    func verify(
        _ tree: any TreeReader, pinned: [Checkpoint] = [], since: Checkpoint? = nil
    ) async throws -> LedgerReport {
        try await LedgerVerifier(
            keys: [signer.publicKey], origin: MemoryLedger.origin, pinned: pinned, since: since
        ).verify(try TreeSource(tree))
    }
}
