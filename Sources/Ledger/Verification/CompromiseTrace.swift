import Artifacts
package import Attestation

/// Follows what a compromised key touched through a log; entries come in the order of the log.
///
/// Whoever has a ledger's key writes the time of an entry too, so its place counts as well: what stands behind the first
/// entry of the clock at or after the moment is touched, whatever time it claims.
package struct CompromiseTrace: Sendable {
    package enum Touch: String, Sendable, Hashable {
        /// The key signed it.
        case signed
        /// A decision that counted what the key signed.
        case relies
    }

    private let notice: KeyNotice
    /// The ledger's key; nothing for a person's.
    private let key: PublicKey?
    private var isPast = false
    private var documents: Set<Digest> = []

    /// - Parameter keys: The ledger's keys, of the past as well; one of them has the id when the notice is about one.
    package init(_ notice: KeyNotice, keys: [PublicKey]) {
        self.notice = notice
        key = keys.first { notice.holder == .ledger && $0.keyID.utf8.elementsEqual(notice.keyID.utf8) }
    }

    /// Whether the key touched the next entry.
    package mutating func touch(_ envelope: [UInt8], _ content: EntryContent) throws(LedgerError) -> Touch? {
        let time = try LedgerIndex.fields(of: content).time
        if time.source == .clock, time.at >= notice.since { isPast = true }
        guard isPast else { return nil }
        if let key { return (try? EntryEnvelope.verify(envelope, keys: [key])) == nil ? nil : .signed }
        guard notice.holder == .person else { return nil }
        if case .act(let act) = content {
            guard let signature = try? PersonSignature(text: act.signature),
                signature.keyFingerprint.utf8.elementsEqual(notice.keyID.utf8)
            else { return nil }
            documents.insert(act.documentDigest)
            return .signed
        }
        guard let body = content.decision, !documents.isEmpty else { return nil }
        let counted = body.approvals.map(\.documentDigest) + body.waivers.map(\.documentDigest)
        return documents.isDisjoint(with: counted) ? nil : .relies
    }
}
