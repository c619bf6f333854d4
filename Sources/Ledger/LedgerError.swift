/// Why the ledger refused: a stable code and one sentence for people.
package struct LedgerError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Stable across wordings; callers and tests decide on the code, never on the message.
    package enum Code: String, Sendable, CaseIterable {
        /// An entry, a statement or a predicate is not of the form that section 7 of the design fixes.
        case entryMalformed = "ledger.entry-malformed"
        /// The envelope is bigger than the 65,535 bytes an entry bundle can hold.
        case entryTooLarge = "ledger.entry-too-large"
        /// The envelope is not signed by the ledger's key.
        case entryUnsigned = "ledger.entry-unsigned"
        case noteMalformed = "ledger.note-malformed"
        case noteUnsigned = "ledger.note-unsigned"
        case noteSignature = "ledger.note-signature"
        case noteKey = "ledger.note-key"
        case checkpointMalformed = "ledger.checkpoint-malformed"
        /// The checkpoint is another log's.
        case originMismatch = "ledger.origin-mismatch"
        case proofMalformed = "ledger.proof-malformed"
        case proofInvalid = "ledger.proof-invalid"
        case tileMalformed = "ledger.tile-malformed"
        /// An index or a size that the tree does not have.
        case range = "ledger.range"
        /// Stored bytes contradict each other or the checkpoint; nothing more is signed.
        case inconsistent = "ledger.inconsistent"
        /// A witness policy, or a threshold of witnesses, that can't be used.
        case witnessPolicy = "ledger.witness-policy"
        /// Too few of the demanded witnesses cosigned the checkpoint.
        case witnessesMissing = "ledger.witnesses-missing"
        /// The checkpoint is older than one that was seen before.
        case rollback = "ledger.rollback"
        /// Another writer stored a checkpoint in between; it stands and ours was dropped.
        case forkPrevented = "ledger.fork-prevented"
        /// `create` found something at the path.
        case exists = "ledger.exists"
        /// `open` found nothing at the path.
        case missing = "ledger.missing"
        /// The file is not a ledger, or one of a version that is not known here.
        case schema = "ledger.schema"
        /// Another writer kept the lock for too long.
        case locked = "ledger.locked"
        /// The ledger was opened without a signer.
        case readOnly = "ledger.read-only"
        /// A key signed after the moment from which it is not believed.
        case keyCompromised = "ledger.key-compromised"
        /// No key was given to verify with.
        case noKeys = "ledger.no-keys"
        /// There is too little room left to append safely; reading goes on.
        case storageLow = "ledger.storage-low"
        /// The storage under the ledger failed; nothing is retried in place.
        case storage = "ledger.storage"
        /// No room is left where the ledger lies; reading goes on.
        case storageFull = "ledger.storage-full"
        /// The database server can't be reached, or the connection broke: whether an append under way was stored is not known.
        /// Appending the same entries again is safe, each stands in the ledger once.
        case unreachable = "ledger.unreachable"
        /// The database server would acknowledge what a crash can lose.
        case notDurable = "ledger.not-durable"
        /// The database server does not let this user in, or not do this.
        case denied = "ledger.denied"
    }

    package let code: Code
    package let message: String

    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { "\(code.rawValue): \(message)" }
}
