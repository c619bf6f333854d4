import Artifacts
import Documents
import Engine
import Ledger
import Storage

/// Which trust policy a ledger has been judging by.
struct TrustHistory {
    let session: LedgerSession

    /// The digest of the trust policy that holds; nothing before the first decision.
    func current() throws(CommandFailure) -> Digest? {
        do {
            return try session.ledger.lastTrustChange()?.change.next
        } catch {
            throw CommandFailure(ledger: error)
        }
    }

    /// What to log when a ledger meets its first trust policy; nothing when it already holds.
    /// - Throws: `trust.changed` for any other policy: only a change judged by the previous trust can bring it in.
    func firstUse(of trust: TrustFiles, at time: EntryTime) throws(CommandFailure) -> EventRecord? {
        let digest = trust.bundleDigest
        guard let current = try current() else {
            do {
                try session.evidence.store(trust.bundle)
            } catch {
                throw CommandFailure(ledger: error)
            }
            return TrustChange(name: trust.policy.name, previous: nil, next: digest, approvals: [])
                .record(principal: nil, time: time)
        }
        guard current != digest else { return nil }
        throw CommandFailure(
            .usage,
            "this ledger judges by another trust policy (\(current)), not by \(trust.path) (\(digest)) [trust.changed]",
            fix: "Bring the change in by 'sluice ledger trust', which the previous trust judges.")
    }

    /// Refuses a run before any stage when the trust policy is not the ledger's.
    func check(_ trust: TrustFiles) throws(CommandFailure) {
        guard let current = try current(), current != trust.bundleDigest else { return }
        _ = try firstUse(of: trust, at: EntryTime(at: WallClock.now, source: .clock))
    }
}

extension TrustFiles {
    /// Trust policy and roles as one run of bytes: who may do what is part of trust.
    var bundle: [UInt8] {
        FileBundle.make([NamedBytes(name: "trust", bytes: bytes), NamedBytes(name: "roles", bytes: rolesBytes)])
    }

    var bundleDigest: Digest { .sha256(of: bundle) }
}
