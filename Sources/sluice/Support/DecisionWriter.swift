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
    func record(_ evaluation: Evaluation) async throws -> DecisionReport.Record? {
        guard let record = try DecisionRecord(evaluation, engine: EngineVersion.current()) else { return nil }
        guard let signer = session.signer else { throw CommandFailure(.broken, "there is no key to sign with") }
        do {
            for bytes in record.evidence { try session.evidence.store(bytes) }
            var entries: [SealedEntry] = []
            if let change = try TrustHistory(session: session).firstUse(of: trust, at: record.body.time) {
                entries.append(try SealedEntry.seal(.event(change), signer: signer))
            }
            entries.append(try SealedEntry.seal(content(record, evaluation, signer), signer: signer))
            guard let appended = try await session.ledger.append(entries).last else {
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
