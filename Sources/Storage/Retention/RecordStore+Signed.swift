package import Artifacts
package import Attestation
package import Ledger

/// The signed records of a store; each is verified with the operator's keys, and one that does not hold is an error.
extension RecordStore {
    /// Signs and keeps a record.
    @discardableResult
    package func keep(_ record: SignedRecord, in collection: RecordCollection, signer: LedgerSigner) throws -> Digest {
        try keep(record.sealed(by: signer), in: collection)
    }

    private func signed(_ collection: RecordCollection, keys: [PublicKey]) throws -> [(name: Digest, SignedRecord)] {
        try all(in: collection).map { ($0.name, try SignedRecord(verifying: $0.bytes, keys: keys)) }
    }

    /// The legal holds that nothing lifted, by name.
    package func legalHolds(keys: [PublicKey]) throws -> [(name: Digest, hold: LegalHold)] {
        var holds: [(name: Digest, hold: LegalHold)] = []
        var lifted: Set<Digest> = []
        for (name, record) in try signed(.legalHolds, keys: keys) {
            switch record.kind {
            case .legalHold: holds.append((name, try LegalHold(record)))
            case .legalHoldLifted: lifted.insert(try LegalHoldLift(record).hold)
            case .evidenceRetired:
                throw LedgerError(.entryMalformed, "the record \(name) among the legal holds is none")
            }
        }
        return holds.filter { !lifted.contains($0.name) }
    }

    /// What retention policies have removed, by the name of the record.
    package func retirements(keys: [PublicKey]) throws -> [(name: Digest, retirement: EvidenceRetirement)] {
        try signed(.retirements, keys: keys).map { ($0.name, try EvidenceRetirement($0.1)) }
    }
}
