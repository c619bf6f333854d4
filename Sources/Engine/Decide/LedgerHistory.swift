package import Artifacts
package import Documents
package import Ledger

/// Answers about earlier promotions from the ledger and the evidence of its decisions.
///
/// What is live, `StandingPromotions` says.
package struct LedgerHistory: PromotionHistory {
    private let ledger: any LedgerStore
    private let store: any ContentStore

    package init(ledger: any LedgerStore, store: any ContentStore) {
        self.ledger = ledger
        self.store = store
    }

    package func baseline(for release: Release, environment: String, at time: Timestamp) throws(InputError) -> Baseline?
    {
        guard
            let body = try live(
                project: release.project, name: release.name, environment: environment,
                where: { $0.release.digest != release.digest })
        else { return try adopted(insteadOf: release, environment: environment, at: time) }
        return try baseline(of: body)
    }

    /// The release adopted last, as long as its date has not come; one that was revoked since does not count.
    private func adopted(
        insteadOf release: Release, environment: String, at time: Timestamp
    ) throws(InputError) -> Baseline? {
        let revoked = try entries(
            LedgerQuery(project: release.project, kinds: [.revoked], limit: LedgerQuery.maximumLimit))
        for entry in try entries(
            LedgerQuery(
                project: release.project, name: release.name, environment: environment, kinds: [.adopted],
                limit: LedgerQuery.maximumLimit))
        {
            let adoption = try Self.adoption(entry)
            guard adoption.release.digest != release.digest, time < adoption.until,
                !revoked.contains(where: { Self.revokes($0, entry, in: environment) })
            else { continue }
            return try Baseline(evidence(adoption.baseline))
        }
        return nil
    }

    private static func adoption(_ entry: LedgerEntry) throws(InputError) -> Adoption {
        do {
            guard case .event(let event) = try entry.content() else {
                throw LedgerError(.entryMalformed, "it is no event")
            }
            return try Adoption(event)
        } catch {
            throw InputError("ledger.unreadable", "entry \(entry.index): \(error)")
        }
    }

    private static func revokes(_ revocation: LedgerEntry, _ entry: LedgerEntry, in environment: String) -> Bool {
        revocation.index > entry.index && revocation.fields.releaseDigest == entry.fields.releaseDigest
            && (revocation.fields.environment.map { $0.utf8.elementsEqual(environment.utf8) } ?? true)
    }

    package func bytes(of artifact: ReleaseArtifact) throws(InputError) -> [UInt8] { try evidence(artifact.digest) }

    package func liveSince(_ release: Release, environment: String) throws(InputError) -> Timestamp? {
        let decisions = try decisions(project: release.project, name: release.name, environment: environment)
        var since: Timestamp?
        for decided in decisions {
            if decided.body.release.digest == release.digest {
                guard decided.counts else { break }
                since = decided.body.time.at
            } else if decided.counts {
                break
            }
        }
        return since
    }

    /// The commit and definitions that judged an environment last; nothing when none did.
    package func lastUse(project: String, environment: String, repository: String) throws(InputError)
        -> PipelineAdmission.LastUse?
    {
        // The newest decision answers nearly always; all are read only when it came from another repository.
        var found = try uses(project, environment, repository, limit: 1)
        if found.isEmpty { found = try uses(project, environment, repository, limit: LedgerQuery.maximumLimit) }
        guard let body = found.first else { return nil }
        return .init(commit: body.pipeline.commit.hex, content: body.pipeline.digest) {
            try uses(project, environment, repository, limit: LedgerQuery.maximumLimit)
                .prefix { $0.pipeline.digest == body.pipeline.digest }.map(\.pipeline.commit.hex)
        }
    }

    /// The newest live promotion that fulfils a condition.
    package func live(
        project: String, name: String, environment: String, where condition: (DecisionBody) -> Bool
    ) throws(InputError) -> DecisionBody? {
        let (decisions, revocations) = try rows(project: project, name: name, environment: environment)
        var bodies: [UInt64: DecisionBody] = [:]
        var effects: [(index: UInt64, effect: LiveEffect, at: Timestamp)] = []
        for entry in decisions {
            guard let body = try Self.body(entry) else { continue }
            bodies[entry.index] = body
            effects.append((entry.index, LiveEffect(body), body.time.at))
        }
        for entry in revocations { effects.append((entry.index, LiveEffect(entry.fields), entry.fields.time.at)) }
        var promotions = StandingPromotions()
        for item in effects.sorted(by: { $0.index < $1.index }) {
            promotions.apply(item.effect, index: item.index, at: item.at)
        }
        return promotions.standing.reversed().lazy.compactMap { bodies[$0.index] }.first(where: condition)
    }

    /// The decisions about a name in an environment, and the revocations that can concern them; newest first.
    private func rows(project: String, name: String, environment: String) throws(InputError)
        -> (decisions: [LedgerEntry], revocations: [LedgerEntry])
    {
        let revocations = try entries(LedgerQuery(project: project, kinds: [.revoked], limit: LedgerQuery.maximumLimit))
            .filter { $0.fields.environment.map { $0.utf8.elementsEqual(environment.utf8) } ?? true }
        let decisions = try entries(
            LedgerQuery(
                project: project, name: name, environment: environment, kinds: [.decision],
                limit: LedgerQuery.maximumLimit))
        return (decisions, revocations)
    }

    /// A final decision of the engine's own clock, and whether a later entry revoked it.
    private struct Decided {
        let body: DecisionBody
        let isRevoked: Bool

        /// Whether this decision makes a release live: audit and warning modes never do.
        var counts: Bool { body.verdict == .promoted && body.enforcement.mode == .enforce && !isRevoked }
    }

    /// Newest first; pending decisions and those of a given time are left out.
    private func decisions(project: String, name: String, environment: String) throws(InputError) -> [Decided] {
        let (found, revocations) = try rows(project: project, name: name, environment: environment)
        var decided: [Decided] = []
        for entry in found {
            guard let body = try Self.body(entry), body.time.source == .clock, body.verdict != .pending else {
                continue
            }
            let isRevoked = revocations.contains { Self.revokes($0, entry, in: environment) }
            decided.append(Decided(body: body, isRevoked: isRevoked))
        }
        return decided
    }

    /// The decisions of an environment, newest first, whatever their verdict.
    private func uses(_ project: String, _ environment: String, _ repository: String, limit: Int) throws(InputError)
        -> [DecisionBody]
    {
        var bodies: [DecisionBody] = []
        for entry in try entries(
            LedgerQuery(project: project, environment: environment, kinds: [.decision], limit: limit))
        {
            guard let body = try Self.body(entry), body.pipeline.repository.utf8.elementsEqual(repository.utf8) else {
                continue
            }
            bodies.append(body)
        }
        return bodies
    }

    private func entries(_ query: LedgerQuery) throws(InputError) -> [LedgerEntry] {
        do {
            return try ledger.entries(matching: query)
        } catch {
            throw InputError("ledger.unreadable", "\(error)")
        }
    }

    private static func body(_ entry: LedgerEntry) throws(InputError) -> DecisionBody? {
        do {
            return try entry.content().decision
        } catch {
            throw InputError("ledger.unreadable", "entry \(entry.index): \(error)")
        }
    }

    private func baseline(of body: DecisionBody) throws(InputError) -> Baseline {
        let manifest = try InputManifest(evidence(body.inputManifestDigest))
        guard let document = manifest.inputs.first(where: { $0.name == InputName.release.text })?.digest else {
            throw InputError("baseline.malformed", "the baseline's record names no release document")
        }
        let release: Release
        do {
            let text = SourceText(name: "baseline", bytes: try evidence(document))
            release = try Release(document: YAMLReader.read(text))
        } catch let error as InputError {
            throw error
        } catch {
            throw InputError("baseline.malformed", "the baseline's release document can't be read: \(error)")
        }
        var findings: Set<String> = []
        var subjects: Set<String> = []
        var firstSeen: [String: Timestamp] = [:]
        for stage in body.stages {
            guard let record = try? JSONReader.value(evidence(stage.resultDigest), limits: .sbom) else {
                throw InputError(
                    "baseline.evidence", "the record of the baseline's stage '\(stage.name)' can't be read",
                    remedy: "Restore the evidence folder that belongs to this ledger.")
            }
            for finding in record["findings"]?.array ?? [] {
                guard let fingerprint = finding["fingerprint"]?.string else { continue }
                findings.insert(fingerprint)
                guard finding["advisory"]?.string != nil else { continue }
                firstSeen[fingerprint] =
                    finding["facts"]?["firstSeen"]?.string.flatMap { Timestamp($0) } ?? body.time.at
            }
            subjects.formUnion((record["subjects"]?.array ?? []).compactMap(\.string))
        }
        let recorded = Set(manifest.inputs.map(\.digest))
        return Baseline(
            releaseDigest: body.release.digest, version: body.release.version, findings: findings, subjects: subjects,
            artifacts: release.artifacts.filter { $0.type == .sbom && recorded.contains($0.digest) },
            firstSeen: firstSeen)
    }

    private func evidence(_ digest: Digest) throws(InputError) -> [UInt8] {
        do {
            return try store.bytes(of: digest)
        } catch {
            throw InputError(
                "evidence.missing", "the evidence store has no \(digest): \(error)",
                remedy: "Restore the evidence folder that belongs to this ledger.")
        }
    }
}
