package import Artifacts
package import Documents
package import Ledger

/// Answers about earlier promotions from the ledger and the evidence of its decisions.
///
/// Live is the newest decision `promoted` by the engine's own clock that no later decision about the same release took back.
/// A rejected candidate does not end what is live: it never was.
package struct LedgerHistory: PromotionHistory {
    private let ledger: any LedgerStore
    private let store: any ContentStore

    package init(ledger: any LedgerStore, store: any ContentStore) {
        self.ledger = ledger
        self.store = store
    }

    package func baseline(for release: Release, environment: String) throws(InputError) -> Baseline? {
        guard
            let body = try live(
                project: release.project, name: release.name, environment: environment,
                where: { $0.release.digest != release.digest })
        else { return nil }
        return try baseline(of: body)
    }

    package func bytes(of artifact: ReleaseArtifact) throws(InputError) -> [UInt8] { try evidence(artifact.digest) }

    package func liveSince(_ release: Release, environment: String) throws(InputError) -> Timestamp? {
        let decisions = try decisions(project: release.project, name: release.name, environment: environment)
        var since: Timestamp?
        for body in decisions where body.time.source == .clock && body.verdict != .pending {
            if body.release.digest == release.digest {
                guard body.isPromotion else { break }
                since = body.time.at
            } else if body.isPromotion {
                break
            }
        }
        return since
    }

    /// The commit and definitions that judged an environment last; nothing when none did.
    package func lastUse(project: String, environment: String) throws(InputError) -> PipelineAdmission.LastUse? {
        let found: [LedgerEntry]
        do {
            found = try ledger.entries(
                matching: LedgerQuery(project: project, environment: environment, kinds: [.decision], limit: 1))
        } catch {
            throw InputError("ledger.unreadable", "\(error)")
        }
        guard let body = try found.first.flatMap(Self.body) else { return nil }
        return .init(commit: body.pipeline.commit.hex, content: body.pipeline.digest)
    }

    /// The newest live promotion that fulfils a condition.
    package func live(
        project: String, name: String, environment: String, where condition: (DecisionBody) -> Bool
    ) throws(InputError) -> DecisionBody? {
        var takenBack: Set<Digest> = []
        for body in try decisions(project: project, name: name, environment: environment)
        where body.time.source == .clock {
            switch body.verdict {
            case .pending: continue
            case .rejected: takenBack.insert(body.release.digest)
            case .promoted:
                if !takenBack.contains(body.release.digest), body.isPromotion, condition(body) { return body }
            }
        }
        return nil
    }

    private func decisions(project: String, name: String, environment: String) throws(InputError) -> [DecisionBody] {
        let entries: [LedgerEntry]
        do {
            entries = try ledger.decisions(
                project: project, name: name, environment: environment, limit: LedgerQuery.maximumLimit)
        } catch {
            throw InputError("ledger.unreadable", "\(error)")
        }
        var bodies: [DecisionBody] = []
        for entry in entries { if let body = try Self.body(entry) { bodies.append(body) } }
        return bodies
    }

    private static func body(_ entry: LedgerEntry) throws(InputError) -> DecisionBody? {
        do {
            guard case .decision(let body, _) = try entry.content() else { return nil }
            return body
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
        for stage in body.stages {
            guard let record = try? JSONReader.value(evidence(stage.resultDigest), limits: .sbom) else {
                throw InputError(
                    "baseline.evidence", "the record of the baseline's stage '\(stage.name)' can't be read",
                    remedy: "Restore the evidence folder that belongs to this ledger.")
            }
            findings.formUnion((record["findings"]?.array ?? []).compactMap { $0["fingerprint"]?.string })
            subjects.formUnion((record["subjects"]?.array ?? []).compactMap(\.string))
        }
        let recorded = Set(manifest.inputs.map(\.digest))
        return Baseline(
            releaseDigest: body.release.digest, version: body.release.version, findings: findings, subjects: subjects,
            artifacts: release.artifacts.filter { $0.type == .sbom && recorded.contains($0.digest) })
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

extension DecisionBody {
    /// Whether this decision counts as a promotion: an audit or warning mode never makes one.
    var isPromotion: Bool { verdict == .promoted }
}
