import Artifacts
import Attestation
import Ledger
import Storage

/// What is done with a ledger wherever it lies: find, make, open, read as it is.
extension LedgerURL {
    /// Whether there is a ledger, or something in its place.
    /// - Throws: When a server can't be asked.
    func isTaken() throws(CommandFailure) -> Bool {
        switch place {
        case .sqlite(let path): return Files.exists(path)
        case .postgres(let address):
            do {
                _ = try PostgresLedgerSource(at: address)
                return true
            } catch let error as LedgerError where error.code == .missing {
                return false
            } catch let error as LedgerError where error.code == .schema {
                return true
            } catch {
                throw CommandFailure(ledger: error)
            }
        case .unknown: throw unknownScheme
        }
    }

    /// Makes a new, empty ledger and the place for its evidence.
    func create(origin: String, signer: LedgerSigner, evidence: EvidencePlace?) throws {
        _ = try makeEvidence(evidence)
        switch place {
        case .sqlite(let path): try SQLiteLedger.create(at: path, origin: origin, signer: signer)
        case .postgres(let address): try PostgresLedger.create(at: address, origin: origin, signer: signer)
        case .unknown: throw unknownScheme
        }
    }

    func openLedger(keys: [PublicKey], signer: LedgerSigner?, pinned: Checkpoint? = nil) throws -> any LedgerStore {
        switch place {
        case .sqlite(let path): try SQLiteLedger.open(at: path, keys: keys, signer: signer, pinned: pinned)
        case .postgres(let address): try PostgresLedger.open(at: address, keys: keys, signer: signer, pinned: pinned)
        case .unknown: throw unknownScheme
        }
    }

    func openEvidence() throws -> any ContentInventory {
        switch place {
        case .sqlite:
            if let place = try EvidencePlace(noteAt: evidencePath) { return try place.open() }
            return try FolderContentStore(at: evidencePath)
        case .postgres(let address):
            let store = try PostgresContentStore(at: address)
            if let text = try store.place() { return try EvidencePlace(text).open() }
            return store
        case .unknown: throw unknownScheme
        }
    }

    func openRecords() throws -> any RecordStore {
        switch place {
        case .sqlite: FolderRecordStore(at: operationsPath)
        case .postgres(let address): try PostgresRecordStore(at: address)
        case .unknown: throw unknownScheme
        }
    }

    /// Makes a ledger that holds what another one's checkpoint covers; there must be none.
    func create(copying source: any LedgerStore) throws {
        switch place {
        case .sqlite(let path): try SQLiteLedger.create(at: path, copying: source)
        case .postgres(let address): try PostgresLedger.create(at: address, copying: source)
        case .unknown: throw unknownScheme
        }
    }

    /// Makes the place for a ledger's evidence, or uses the one that is there.
    /// - Parameter evidence: Where it lies when that is not beside the ledger; noted there for everyone who uses the ledger.
    func makeEvidence(_ evidence: EvidencePlace? = nil) throws -> any ContentInventory {
        // Before anything is made: a registry that can't be used is no place.
        if let evidence { try evidence.probe() }
        switch place {
        case .sqlite(let path):
            let folder = Files.folder(of: path)
            if folder != "." { try Files.makeFolder(folder) }
            try evidence?.note(at: evidencePath)
        case .postgres(let address): try PostgresContentStore.create(at: address, elsewhere: evidence?.text)
        case .unknown: throw unknownScheme
        }
        return try openEvidence()
    }
}
