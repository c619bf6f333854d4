import Attestation
import Documents
import Ledger
import Testing

@testable import Server

@Suite("Snapshot of the promotion index")
struct IndexSnapshotTests {
    private func history() throws -> SignedHistory {
        var history = try SignedHistory()
        try history.decide("1")
        try history.decide("2")
        try history.decide("3", .rejected, name: "other")
        try history.act(.grant, release: "3", until: SignedHistory.time(50_000))
        try history.act(.hold, release: "1", until: SignedHistory.time(50_000))
        return history
    }

    @Test("says what the index said, and goes on from there") func continues() throws {
        var history = try history()
        let index = try history.index()
        var read = try IndexSnapshot.read(
            IndexSnapshot.encoded(index, signer: history.signer), keys: [history.key.publicKey],
            origin: SignedHistory.origin)
        #expect(read.head == index.head)
        for release in ["1", "2", "3"] { #expect(read.standing(release) == index.standing(release)) }
        try history.decide("4")
        try history.follow(&read)
        #expect(read.standing("4") == .live && read.standing("2") == .superseded)
    }

    @Test("no bit of it can change") func bitFlips() throws {
        let history = try history()
        let bytes = try IndexSnapshot.encoded(history.index(), signer: history.signer)
        for place in bytes.indices {
            var changed = bytes
            changed[place] ^= 1 << UInt8(place % 8)
            let isRead = (try? IndexSnapshot.read(changed, keys: [history.key.publicKey])) != nil
            #expect(!isRead, "byte \(place)")
        }
        for length in stride(from: 0, to: bytes.count, by: 7) {
            #expect(throws: AdmissionError.self) {
                try IndexSnapshot.read(Array(bytes[..<length]), keys: [history.key.publicKey])
            }
        }
    }

    @Test("another key, another ledger and an older state are refused") func refused() throws {
        var history = try history()
        let old = try history.index()
        let bytes = try IndexSnapshot.encoded(old, signer: history.signer)
        let other = try SigningKey(.ed25519, secret: [UInt8](repeating: 9, count: 32)).publicKey
        #expect(throws: AdmissionError.self) { try IndexSnapshot.read(bytes, keys: [other]) }
        #expect(throws: AdmissionError.self) { try IndexSnapshot.read(bytes, keys: []) }
        #expect(throws: AdmissionError.self) {
            try IndexSnapshot.read(bytes, keys: [history.key.publicKey], origin: "another.example")
        }
        try history.decide("4")
        var index = try history.index()
        #expect(throws: AdmissionError.self) { try index.replace(with: old) }
        #expect(index.standing("4") == .live)
        var behind = old
        try behind.replace(with: index)
        #expect(behind.standing("4") == .live)
    }
}
