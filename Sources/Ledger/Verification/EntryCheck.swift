import Artifacts
import Attestation

/// What one stored entry shows by itself: its hash, its signature, its indexed fields.
struct EntryCheck: Sendable {
    let leafHash: MerkleHash
    /// Nothing when the envelope can't be read.
    let clientID: Digest?
    let problems: [LedgerProblem]
    /// What a `key-compromised` entry says, unless the compromised key itself signed it.
    let notice: KeyNotice?

    /// Checks the hash alone.
    init(hashOf stored: StoredEntry) {
        leafHash = MerkleTree.leafHash(stored.envelope)
        let isRight = MerkleHash(stored.leafHash) == leafHash
        problems = isRight ? [] : [EntryCheck.wrongHash(stored)]
        clientID = nil
        notice = nil
    }

    private static func wrongHash(_ stored: StoredEntry) -> LedgerProblem {
        LedgerProblem(
            .inconsistent, entry: UInt64(exactly: stored.index), table: "entries", column: "leaf_hash",
            "it is not the hash of the envelope")
    }

    init(_ stored: StoredEntry, keys: [PublicKey], actProblem: LedgerVerifier.ActCheck?) {
        let index = UInt64(exactly: stored.index)
        var problems: [LedgerProblem] = []
        func report(_ code: LedgerError.Code, _ column: String, _ message: String) {
            problems.append(LedgerProblem(code, entry: index, table: "entries", column: column, message))
        }
        leafHash = MerkleTree.leafHash(stored.envelope)
        if MerkleHash(stored.leafHash) != leafHash { problems.append(EntryCheck.wrongHash(stored)) }
        var clientID: Digest?
        var notice: KeyNotice?
        do {
            let opened = try EntryEnvelope.open(stored.envelope, keys: keys)
            let (signer, content) = (opened.signer, opened.content)
            let fields = try LedgerIndex.fields(of: content)
            clientID = fields.clientID
            if let columns = stored.columns {
                for ((column, value), found) in zip(zip(LedgerFields.columns, fields.values), columns)
                where found != value.map({ Array($0.utf8) }) {
                    report(.inconsistent, column, "the signed entry says \(value.map { "'\($0)'" } ?? "nothing") here")
                }
                if columns.count != LedgerFields.columns.count {
                    report(.inconsistent, "kind", "the row has not all fields of an entry")
                }
            }
            if case .event(let event) = content {
                try event.checkFacts()
                notice = try EntryCheck.notice(event, signer: signer)
            }
            if case .act(let act) = content, let problem = actProblem?(act) {
                report(.entryUnsigned, "envelope", problem)
            }
        } catch {
            report(error.code, "envelope", error.message)
        }
        self.clientID = clientID
        self.problems = problems
        self.notice = notice
    }

    private static func notice(_ event: EventRecord, signer: PublicKey) throws(LedgerError) -> KeyNotice? {
        guard event.kind == .keyCompromised else { return nil }
        let compromise = try KeyCompromise(event)
        guard !signer.keyID.utf8.elementsEqual(compromise.keyID.utf8) else { return nil }
        return KeyNotice(holder: compromise.holder, keyID: compromise.keyID, since: compromise.since)
    }
}
