import Attestation
import Ledger

/// The public keys a ledger is believed by, from the operator.
struct LedgerKeyring {
    let keys: [PublicKey]

    /// The keys under the name of a log, each once.
    func named(_ origin: String) throws(LedgerError) -> [NoteKey] {
        var found: [NoteKey] = []
        for key in keys {
            let key = try NoteKey(name: origin, publicKey: key)
            if !found.contains(key) { found.append(key) }
        }
        return found
    }
}
