import Artifacts
import Attestation
import Documents
import Ledger
import Testing

@Suite("Signed records beside the log") struct SignedRecordTests {
    private let key: SigningKey
    private let other: SigningKey
    private let at = Timestamp("2026-11-24T10:00:00Z") ?? .epoch

    init() throws {
        key = try SigningKey(.ed25519, secret: Array(repeating: 7, count: 32))
        other = try SigningKey(.ed25519, secret: Array(repeating: 8, count: 32))
    }

    private var signer: LedgerSigner { LedgerSigner(publicKey: key.publicKey) { [key] in try key.sign($0) } }

    private func again(_ record: SignedRecord) throws -> SignedRecord {
        try SignedRecord(verifying: record.sealed(by: signer), keys: [other.publicKey, key.publicKey])
    }

    @Test func readBackAsWritten() throws {
        let hold = LegalHold(project: "acme", environment: nil, release: .sha256(of: [1]), reason: "case 7", at: at)
        #expect(try LegalHold(again(hold.record())) == hold)
        let lift = LegalHoldLift(hold: .sha256(of: [2]), reason: "closed", at: at)
        #expect(try LegalHoldLift(again(lift.record())) == lift)
        let retirement = EvidenceRetirement(
            policy: "acme", policyDigest: .sha256(of: [3]), at: at, size: 12,
            digests: [.sha256(of: [5]), .sha256(of: [4])])
        #expect(try EvidenceRetirement(again(retirement.record())) == retirement)
        // One is never taken for the other.
        #expect(throws: LedgerError.self) { try LegalHold(again(lift.record())) }
        #expect(throws: LedgerError.self) { try LegalHoldLift(again(retirement.record())) }
        #expect(throws: LedgerError.self) { try EvidenceRetirement(again(hold.record())) }
    }

    @Test("a record that another key signed, or that was changed, is refused") func forged() throws {
        let hold = LegalHold(project: "acme", environment: nil, release: nil, reason: "case 7", at: at)
        let bytes = try hold.record().sealed(by: signer)
        func code(_ bytes: [UInt8], _ keys: [PublicKey]) -> LedgerError.Code? {
            do { _ = try SignedRecord(verifying: bytes, keys: keys) } catch { return error.code }
            return nil
        }
        #expect(code(bytes, [key.publicKey]) == nil)
        #expect(code(bytes, [other.publicKey]) == .entryUnsigned)
        #expect(code(bytes, []) == .noKeys)
        for index in bytes.indices {
            var changed = bytes
            changed[index] ^= 1
            #expect(code(changed, [key.publicKey]) != nil, "byte \(index)")
        }
        #expect(code(Array(bytes.dropLast()), [key.publicKey]) == .entryMalformed)
        #expect(code([], [key.publicKey]) == .entryMalformed)
    }

    @Test("a hold is on what matches, and on what does not say where it belongs") func matching() {
        let release = Digest.sha256(of: [1])
        let hold = LegalHold(project: "acme", environment: "production", release: release, reason: "case", at: at)
        #expect(hold.holds(project: "acme", environment: "production", release: release))
        #expect(hold.holds(project: "acme", environment: nil, release: nil))
        #expect(hold.holds(project: nil, environment: nil, release: nil))
        #expect(!hold.holds(project: "other", environment: "production", release: release))
        #expect(!hold.holds(project: "acme", environment: "staging", release: release))
        #expect(!hold.holds(project: "acme", environment: "production", release: .sha256(of: [2])))
        // Names are bytes: a Kelvin sign is no K.
        let kelvin = LegalHold(project: "\u{212A}", environment: nil, release: nil, reason: "case", at: at)
        #expect(!kelvin.holds(project: "K", environment: nil, release: nil))
    }
}
