import Artifacts
import Attestation
import Documents
import Engine
import Ledger
import Reports
import Storage

/// Records an evaluation: evidence first, then the signed decision, then the proof (design section 4.7).
struct DecisionWriter {
    let session: LedgerSession
    let trust: TrustFiles

    /// - Returns: Nothing when a stage errored: there is no decision then, but the evidence is kept.
    func record(_ evaluation: Evaluation) throws -> DecisionReport.Record? {
        guard let record = try DecisionRecord(evaluation, engine: EngineVersion.current()) else { return nil }
        guard let signer = session.signer else { throw CommandFailure(.broken, "there is no key to sign with") }
        do {
            for bytes in record.evidence { try session.evidence.store(bytes) }
            var envelopes: [[UInt8]] = []
            if let change = try TrustHistory(session: session).firstUse(of: trust, at: record.body.time) {
                envelopes.append(try EntryEnvelope.sign(.event(change), signer: signer))
            }
            envelopes.append(try EntryEnvelope.sign(content(record, evaluation, signer), signer: signer))
            guard let appended = try session.ledger.append(envelopes).last else {
                throw CommandFailure(.broken, "the ledger gave nothing back")
            }
            return DecisionReport.Record(
                ledger: session.url.text, index: appended.entry.index, isNew: appended.isNew,
                proof: appended.proof.json.prettyPrinted)
        } catch let failure as CommandFailure {
            throw failure
        } catch {
            throw CommandFailure(ledger: error)
        }
    }

    private func content(_ record: DecisionRecord, _ evaluation: Evaluation, _ signer: LedgerSigner) throws
        -> EntryContent
    {
        let release = evaluation.release
        let subjects = release.artifacts.map { StatementSubject(name: $0.name, digests: [$0.digest]) }
        let attested = evaluation.inputManifest.inputs.filter { $0.name.utf8.starts(with: "artifact:".utf8) }
        return .decided(
            record.body, artifacts: subjects, ledgerKeyID: signer.publicKey.keyID,
            resourceURI: release.artifacts(of: .image).first?.reference
                ?? "urn:sluice:release:\(release.digest.hex)",
            inputAttestations: attested.map { .init(uri: "urn:sluice:\($0.name)", digest: $0.digest) })
    }
}

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
