package import Artifacts
package import Documents
package import Engine
package import Ledger

/// Which evidence a policy no longer keeps, and why the rest stays.
package struct RetentionPlan: Sendable {
    /// Why evidence stays; of several reasons the first of these.
    package enum Reason: Int, Sendable, CaseIterable, Comparable {
        /// A legal hold is on an entry that names it.
        case held
        /// It belongs to what is live, or to what takes its place when that is revoked.
        case live
        case rule
        /// No rule is about it.
        case unaddressed
        /// The log needs it itself, or this version does not know what it is.
        case needed

        package static func < (left: Reason, right: Reason) -> Bool { left.rawValue < right.rawValue }
    }

    /// What may go, sorted; manifests last, so that a removal that was stopped can be planned again.
    package private(set) var removable: [Digest] = []
    /// How many pieces stay, by the strongest reason.
    package private(set) var kept: [Reason: Int] = [:]
    /// Entries whose manifests are gone though no policy retired them: nobody knows what they need, so nothing may go.
    package private(set) var unlisted: [UInt64] = []
    /// How many entries the ledger had.
    package private(set) var size: UInt64 = 0

    private var reasons: [Digest: Reason] = [:]
    private var expired: Set<Digest> = []
    private var manifests: Set<Digest> = []

    private let policy: RetentionPolicy
    private let holds: [LegalHold]
    private let now: Timestamp

    /// Reads the whole ledger and the manifests of its evidence.
    /// - Parameters:
    ///   - retired: What earlier retirements name; they finish what those began.
    ///   - now: What ages are reckoned to.
    /// - Throws: What keeps the ledger from being read.
    package init(
        _ policy: RetentionPolicy, ledger: any LedgerStore, evidence: any ContentStore, holds: [LegalHold],
        retired: Set<Digest>, now: Timestamp
    ) throws {
        self.policy = policy
        self.holds = holds
        self.now = now
        size = try ledger.checkpoint().checkpoint.size
        let live = try ProtectedPromotions(ledger, size: size)
        try ledger.read(to: size) { entry in
            try add(entry, isLive: live.contains(entry.index), evidence, retired: retired)
        }
        let gone = expired.union(retired).filter { reasons[$0] == nil && evidence.contains($0) }
        removable = gone.subtracting(manifests).sorted() + gone.intersection(manifests).sorted()
        for reason in reasons.values { kept[reason, default: 0] += 1 }
    }

    private mutating func add(
        _ entry: LedgerEntry, isLive: Bool, _ store: any ContentStore, retired: Set<Digest>
    ) throws {
        let content = try entry.content()
        let evidence = try EntryEvidence(content, in: store)
        guard !evidence.manifests.isEmpty || !evidence.references.isEmpty else { return }
        if evidence.unread.contains(where: { !retired.contains($0) }) { unlisted.append(entry.index) }
        manifests.formUnion(evidence.manifests)
        let (fields, always) = (entry.fields, try always(entry, content, isLive: isLive))
        var strongest: Reason?
        for reference in evidence.references {
            guard let reason = always ?? reason(for: reference, fields) else {
                expired.insert(reference.digest)
                continue
            }
            keep(reference.digest, reason)
            strongest = min(strongest ?? reason, reason)
        }
        for manifest in evidence.manifests {
            if let strongest { keep(manifest, strongest) } else { expired.insert(manifest) }
        }
    }

    /// What keeps all of an entry's evidence, whatever the rules say.
    private func always(_ entry: LedgerEntry, _ content: EntryContent, isLive: Bool) throws -> Reason? {
        let fields = entry.fields
        let isHeld = holds.contains {
            $0.holds(project: fields.project, environment: fields.environment, release: fields.releaseDigest)
        }
        if isHeld { return .held }
        if isLive { return .live }
        if case .event(let event) = content, event.kind == .adopted, now < (try Adoption(event)).until { return .live }
        return nil
    }

    /// - Returns: Nothing when its time is over.
    private func reason(for reference: EntryEvidence.Reference, _ fields: LedgerFields) -> Reason? {
        guard let kind = reference.kind else { return .needed }
        switch policy.term(kind, project: fields.project ?? "", environment: fields.environment ?? "") {
        case .unaddressed: return .unaddressed
        case .forever: return .rule
        case .seconds(let seconds): return now.secondsSince(fields.time.at) < seconds ? .rule : nil
        }
    }

    private mutating func keep(_ digest: Digest, _ reason: Reason) {
        reasons[digest] = min(reasons[digest] ?? reason, reason)
    }
}
