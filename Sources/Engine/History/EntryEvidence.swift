package import Artifacts
import Documents
package import Ledger

/// The evidence that one entry names, itself or by the manifests it names.
package struct EntryEvidence: Sendable {
    package struct Reference: Sendable, Hashable {
        package let digest: Digest
        /// Nothing for what this version does not know.
        package let kind: EvidenceKind?
    }

    /// Lists of other evidence: without them nobody knows what else the entry needs.
    package private(set) var manifests: [Digest] = []
    /// May hold the same digest more than once, as several kinds.
    package private(set) var references: [Reference] = []
    /// The manifests that are missing or can't be read.
    package private(set) var unread: [Digest] = []

    /// - Throws: `ledger.entry-malformed` for an event with facts of another form. Missing evidence is not thrown.
    package init(_ content: EntryContent, in store: any ContentStore) throws(LedgerError) {
        switch content {
        case .decision(let body, _): add(body, store)
        case .promotion(let summary, _): add(summary.body, store)
        case .act: break
        case .event(let event): try add(event, store)
        }
    }

    /// Every digest, sorted, each once.
    package var digests: [Digest] {
        Set(manifests + references.map(\.digest)).filter { $0.algorithm == .sha256 }.sorted()
    }

    private mutating func add(_ body: DecisionBody, _ store: any ContentStore) {
        addInputs(body.inputManifestDigest, store)
        manifests.append(body.evidenceManifestDigest)
        add(body.stages.map(\.resultDigest) + [body.findings.digest], as: .results)
        guard let bytes = try? store.bytes(of: body.evidenceManifestDigest),
            let listed = try? JSONReader.value(bytes)["evidence"]?.array
        else { return unread.append(body.evidenceManifestDigest) }
        let digests = listed.compactMap { $0.string.flatMap { Digest($0) } }
        add(digests.filter { $0 != body.inputManifestDigest }, as: .results)
    }

    private mutating func add(_ event: EventRecord, _ store: any ContentStore) throws(LedgerError) {
        switch event.kind {
        case .adopted:
            let adoption = try Adoption(event)
            addInputs(adoption.inputManifest, store)
            add([adoption.baseline], as: .history)
        case .deployed: add([try Deployment(event).snapshot].compactMap { $0 }, as: .snapshots)
        case .retired: add([try Retirement(event).snapshot].compactMap { $0 }, as: .snapshots)
        case .advisoryFlip: add([try AdvisoryFlip(event).flaws], as: .flaws)
        // Trust is judged by the policy before, and a lost key's list is asked for as long as the log is: never retired.
        case .trustChanged: add([try TrustChange(event).next], as: nil)
        case .keyCompromised: add([try KeyCompromise(event).affected.list], as: nil)
        case .revoked, .keyRotated, .erased, .decision, .approval, .rejection, .waiver, .grant, .hold: break
        }
    }

    private mutating func addInputs(_ manifest: Digest, _ store: any ContentStore) {
        manifests.append(manifest)
        guard let bytes = try? store.bytes(of: manifest), let read = try? InputManifest(bytes) else {
            return unread.append(manifest)
        }
        for input in read.inputs { add([input.digest], as: EvidenceKind(input: input.name)) }
        add(read.question.acts, as: .acts)
    }

    private mutating func add(_ digests: [Digest], as kind: EvidenceKind?) {
        references += digests.map { Reference(digest: $0, kind: kind) }
    }
}
