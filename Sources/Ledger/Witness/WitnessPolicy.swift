import Attestation

/// Which logs are believed, and which witnesses have to have cosigned a checkpoint (C2SP tlog-policy).
///
/// A witness is its key. A key that stands under several names counts under the first of them alone, so that a group that
/// lists one key twice asks for more than the key can give.
package struct WitnessPolicy: Sendable {
    package struct Witness: Sendable, Hashable {
        /// What the policy calls it.
        package let name: String
        package let key: NoteKey
        package let url: String?
    }

    indirect enum Rule: Sendable {
        /// No cosignature is needed.
        case none
        /// The witness at this place of `witnesses`.
        case witness(Int)
        /// A key that counts under another name already.
        case repeated
        case group(Int, [Rule])
    }

    /// The logs' keys; empty when the application knows them from elsewhere.
    package let logs: [NoteKey]
    /// Each key once, in the order of the policy.
    package let witnesses: [Witness]
    let rule: Rule

    init(logs: [NoteKey], witnesses: [Witness], rule: Rule) {
        (self.logs, self.witnesses, self.rule) = (logs, witnesses, rule)
    }

    /// At least so many of the witnesses.
    /// - Throws: `ledger.witness-policy` when there is no witness, one that is none, or one threshold that can't be met or
    ///   needs nobody.
    package init(witnesses keys: [NoteKey], threshold: Int) throws(LedgerError) {
        var found: [Witness] = []
        for key in keys {
            guard key.isWitness else { throw WitnessPolicy.error("\(key.name) is no key of a witness") }
            if found.contains(where: { $0.key.hasKey(of: key) }) { continue }
            found.append(Witness(name: key.name, key: key, url: nil))
        }
        guard (1...max(1, found.count)).contains(threshold), !found.isEmpty else {
            throw WitnessPolicy.error("\(threshold) of \(found.count) witnesses can't be asked for")
        }
        self.init(logs: [], witnesses: found, rule: .group(threshold, found.indices.map { .witness($0) }))
    }

    /// The witnesses that cosigned a checkpoint, when they are enough.
    /// - Throws: `ledger.witnesses-missing` when they are not; `ledger.note-signature` when a line in a witness's name does
    ///   not verify.
    @discardableResult
    package func verify(_ note: SignedNote) throws(LedgerError) -> [Cosignature] {
        let found = try note.cosignatures(by: witnesses.map(\.key))
        let places = Set(witnesses.indices.filter { place in found.contains { $0.witness == witnesses[place].key } })
        guard WitnessPolicy.isMet(rule, by: places) else {
            let names = found.map(\.witness.name).joined(separator: ", ")
            throw LedgerError(
                .witnessesMissing,
                "the checkpoint is cosigned by \(found.isEmpty ? "no given witness" : names), which is not enough")
        }
        return found
    }

    private static func isMet(_ rule: Rule, by places: Set<Int>) -> Bool {
        switch rule {
        case .none: true
        case .witness(let place): places.contains(place)
        case .repeated: false
        case .group(let threshold, let members): members.count { isMet($0, by: places) } >= threshold
        }
    }

    static func error(_ message: String) -> LedgerError { LedgerError(.witnessPolicy, message) }
}
