import Attestation
import FoundationEssentials
import Glibc
import Ledger
import Storage
import Testing

/// Single bits that flip anywhere in the file; `SLUICE_BIT_FLIPS` makes the longer form.
@Suite("A bit that flips") struct BitFlipTests {
    static let flips = ProcessInfo.processInfo.environment["SLUICE_BIT_FLIPS"].flatMap { Int($0) } ?? 250

    @Test("is found or harmless: nothing else is ever verified, served or signed") func anywhere() async throws {
        let ledger = try TestLedger()
        let sealed = try (0..<40).map { try ledger.decision($0) }
        let next = try ledger.decision(1000)
        let store = try ledger.open()
        _ = try await store.append(sealed)
        store.close()
        let truth = try Data(contentsOf: URL(filePath: ledger.path))
        let root = MerkleTree.root(of: sealed.map(\.leafHash))
        let grown = MerkleTree.root(of: (sealed + [next]).map(\.leafHash))
        var chance = SplitMix(state: 20_261_124)
        var found = 0
        for flip in 0..<Self.flips {
            let bit = Int.random(in: 0..<truth.count * 8, using: &chance)
            var changed = truth
            changed[bit / 8] ^= 1 << UInt8(bit % 8)
            for log in ["-wal", "-shm", ".failed"] { unlink(ledger.path + log) }
            try changed.write(to: URL(filePath: ledger.path))
            let report = try? await ledger.verify()
            if report?.isSound == true {
                #expect(report?.checkpoint?.root == root, "flip \(flip) of bit \(bit)")
            } else {
                found += 1
            }
            guard let reader = try? ledger.open() else { continue }
            for (index, entry) in sealed.enumerated() {
                guard let served = try? reader.entry(at: UInt64(index)) else { continue }
                #expect(served.envelope == entry.envelope, "flip \(flip) of bit \(bit)")
            }
            if let appended = try? await reader.append(next) {
                let head = try Checkpoint.verified(
                    appended.proof.checkpoint, origin: TestLedger.origin, keys: [ledger.key.publicKey])
                #expect(head.root == grown && head.size == 41, "flip \(flip) of bit \(bit)")
            }
        }
        // Most of the file is envelopes, hashes and tiles.
        #expect(found > Self.flips / 2)
    }
}

/// A small seeded generator, so that a failure can be seen again.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
