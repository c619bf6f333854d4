import Artifacts
import Documents
import Ledger

/// What an entry of the ledger means for admission.
///
/// Entries of a given time (`--effective-time`) mean nothing, whatever they say.
extension IndexEvent {
    /// Finds the images of a release by the input manifest of its decision and its digest.
    typealias ImageSource = @Sendable (_ manifest: Digest, _ release: Digest) throws -> [DigestKey]

    /// - Returns: Nothing for entries without meaning for admission.
    /// - Throws: `ledger.entry-malformed` for an entry of another form than its kind has. A release whose images can't be
    ///   found is no error: it has none, so nothing is admitted by it.
    static func read(_ entry: LedgerEntry, images: ImageSource) throws(LedgerError) -> IndexEvent? {
        switch entry.fields.kind {
        case .decision, .adopted, .revoked, .deployed, .retired, .hold, .grant, .keyCompromised: break
        case .approval, .rejection, .waiver, .advisoryFlip, .trustChanged, .keyRotated, .erased: return nil
        }
        let time = entry.fields.time
        guard time.source == .clock, let content = try meaning(of: entry.content(), images: images) else { return nil }
        return IndexEvent(index: entry.index, at: time.at, content: content)
    }

    private static func meaning(
        of content: EntryContent, images: ImageSource
    ) throws(LedgerError) -> Content? {
        switch content {
        case .promotion(let summary, _): return decided(summary.body, keyID: summary.ledgerKeyID, images)
        case .decision(let body, _): return decided(body, keyID: "", images)
        case .act(let act): return try act.time.source == .clock ? meaning(of: act) : nil
        case .event(let event): return try meaning(of: event, images: images)
        }
    }

    private static func decided(_ body: DecisionBody, keyID: String, _ images: ImageSource) -> Content? {
        let outcome: Outcome
        // What makes live and what takes back is decided in one place, for the baseline as for admission.
        switch LiveEffect(body) {
        case .promotes: outcome = .promoted
        case .takesBack: outcome = .rejected
        case .none: outcome = body.verdict == .promoted ? .notEnforced : .pending
        }
        let found = (try? images(body.inputManifestDigest, body.release.digest)) ?? []
        return .decided(
            Decision(
                release: IndexedRelease(
                    project: body.project, name: body.release.name, version: body.release.version,
                    digest: DigestKey(body.release.digest), images: found),
                environment: body.environment, outcome: outcome, waivedUntil: body.waivers.compactMap(\.until).min(),
                keyID: keyID))
    }

    private static func meaning(of act: SignedActRecord) throws(LedgerError) -> Content? {
        let claims = try act.claims()
        let expires = (try? JSONReader.value(Array(act.document.utf8)))?["expires"]?.string
        // A hold whose end can't be read never ends; a grant whose end can't be read was never one.
        let until = expires.flatMap { Timestamp($0) }
        switch act.kind {
        case .hold:
            return .held(
                Hold(
                    project: claims.project, environment: claims.environment,
                    release: claims.releaseDigest.map { DigestKey($0) }, until: until))
        case .grant:
            guard let environment = claims.environment, let release = claims.releaseDigest, let until,
                let principal = act.principal, !principal.isEmpty
            else { return nil }
            return .granted(
                Grant(
                    project: claims.project, environment: environment, release: DigestKey(release), until: until,
                    principal: principal))
        default: return nil
        }
    }

    private static func meaning(of event: EventRecord, images: ImageSource) throws(LedgerError) -> Content? {
        switch event.kind {
        case .adopted:
            let adoption = try Adoption(event)
            let found = (try? images(adoption.inputManifest, adoption.release.digest)) ?? []
            return .adopted(
                IndexedRelease(
                    project: adoption.project, name: adoption.release.name, version: adoption.release.version,
                    digest: DigestKey(adoption.release.digest), images: found),
                environment: adoption.environment, until: adoption.until)
        case .revoked:
            let revocation = try Revocation(event)
            return .revoked(release: DigestKey(revocation.release.digest), environment: revocation.environment)
        case .deployed:
            let deployment = try Deployment(event)
            return .deployed(release: DigestKey(deployment.release.digest), environment: deployment.environment)
        case .retired:
            let retirement = try Retirement(event)
            return .retired(release: DigestKey(retirement.release.digest), environment: retirement.environment)
        case .keyCompromised:
            let compromise = try KeyCompromise(event)
            guard compromise.holder == .ledger else { return nil }
            return .distrusted(keyID: compromise.keyID, since: compromise.since, from: nil)
        default: return nil
        }
    }
}
