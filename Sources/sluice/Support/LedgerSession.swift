import Artifacts
import Attestation
import Documents
import Engine
import Governance
import Ledger
import Storage

/// A ledger opened for one command, with its evidence store and the operator's keys.
struct LedgerSession {
    let url: LedgerURL
    let ledger: any LedgerStore
    let evidence: any ContentInventory
    /// What lies beside the log: comments, legal holds, what was retired.
    let records: any RecordStore
    var signer: LedgerSigner?
    /// The operator's keys that the ledger is believed by.
    let keys: [PublicKey]

    /// Opens a ledger that exists; a run never makes one.
    /// - Parameters:
    ///   - trust: Names the ledger's keys; the operator's own key counts when it names none.
    ///   - writes: Whether the command will append, and so needs the signing key.
    ///   - signer: Signs instead of the operator's current key.
    ///   - pinned: Whether the ledger has to extend what was seen of it before.
    static func open(
        _ url: LedgerURL, home: OperatorHome, trust: TrustPolicy?, extraKeys: [PublicKey] = [], writes: Bool,
        signer: LedgerSigner? = nil, pinned: Bool = true
    ) throws(CommandFailure) -> LedgerSession {
        switch url.place {
        case .sqlite(let path): guard Files.exists(path) else { throw CommandFailure(noLedgerAt: url) }
        case .unknown: throw url.unknownScheme
        // What belongs to the ledger on this machine: comments, cosigned checkpoints, indexes.
        case .postgres: try? Files.makeFolder(Files.folder(of: url.path), mode: 0o700)
        }
        var keys = extraKeys
        if let trust { keys += try trust.readLedgerKeys() }
        var signer = signer
        if signer == nil, writes || keys.isEmpty {
            signer = try home.ledgerSigner()
            if keys.isEmpty { keys = try home.ownKeys() }
        }
        let pins = PinnedCheckpoints(home: home)
        do {
            let opened = try url.openLedger(keys: keys, signer: writes ? signer : nil)
            if pinned { try pins.check(opened, keys: keys, url: url) }
            let records = try url.openRecords()
            return LedgerSession(
                url: url, ledger: RememberingLedger(ledger: opened, pins: pins, keys: keys),
                evidence: AccountedEvidence(try url.openEvidence(), records: records, keys: keys), records: records,
                signer: signer, keys: keys)
        } catch let failure as CommandFailure {
            throw failure
        } catch let error as LedgerError where error.code == .missing {
            throw CommandFailure(noLedgerAt: url)
        } catch {
            throw CommandFailure(ledger: error)
        }
    }

    /// Signed approvals, rejections and waivers about a project and environment, as bundles.
    func acts(project: String, environment: String) throws(CommandFailure) -> [[UInt8]] {
        do {
            let entries = try ledger.entries(
                matching: LedgerQuery(
                    project: project, environment: environment, kinds: [.approval, .rejection, .waiver],
                    limit: LedgerQuery.maximumLimit))
            return try entries.compactMap { entry in
                guard case .act(let act) = try entry.content() else { return nil }
                return try CanonicalJSON.payload([
                    "document": .string(act.document), "signature": .string(act.signature),
                ])
            }
        } catch {
            throw CommandFailure(ledger: error)
        }
    }
}

extension LedgerSigner {
    init(_ key: SigningKey) {
        self.init(publicKey: key.publicKey) { bytes in try key.sign(bytes) }
    }
}

extension CommandFailure {
    init(noLedgerAt url: LedgerURL) {
        self.init(
            .usage, "there is no ledger at \(url.text)",
            fix: "Make one with 'sluice ledger init --ledger \(url.text)'; a run never does.")
    }

    /// What went wrong with a ledger; an inconsistent one is never "nothing found".
    init(ledger error: any Error) {
        if let error = error as? LedgerError {
            self.init(
                error.code == .storage ? .storage : .broken, "\(error.message) [\(error.code.rawValue)]",
                fix: error.code == .storage
                    ? "Mend the disk and run again: the next run checks the whole tree before it appends." : nil)
        } else {
            self.init(.broken, "the ledger: \(error)")
        }
    }
}

extension TrustPolicy {
    /// The keys the policy says sign the ledger; empty when it leaves that to the operator's own key.
    func readLedgerKeys() throws(CommandFailure) -> [PublicKey] {
        var keys: [PublicKey] = []
        for pem in ledgerKeys {
            do {
                keys.append(try PublicKey(pem: pem))
            } catch {
                throw CommandFailure(.usage, "a ledger key of the trust policy can't be used: \(error.message)")
            }
        }
        return keys
    }
}
