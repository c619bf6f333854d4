package import Attestation
import Artifacts
import Documents

/// What an entry holds, by the three forms that exist.
package enum EntryContent: Sendable, Hashable {
    /// A decision that is not a promotion, with the artifacts of its release.
    case decision(DecisionBody, artifacts: [StatementSubject])
    /// A promotion.
    case promotion(VerificationSummary, artifacts: [StatementSubject])
    /// A person's signed act.
    case act(SignedActRecord)
    /// What the engine recorded.
    case event(EventRecord)

    package var kind: EntryKind {
        switch self {
        case .decision, .promotion: .decision
        case .act(let act): act.kind
        case .event(let event): event.kind
        }
    }

    /// The decision's body, of either verdict.
    package var decision: DecisionBody? {
        switch self {
        case .decision(let body, _): body
        case .promotion(let summary, _): summary.body
        case .act, .event: nil
        }
    }

    /// The decision as it is logged: a VSA when it is `promoted`, else a statement of our own type.
    package static func decided(
        _ body: DecisionBody, artifacts: [StatementSubject], ledgerKeyID: String, resourceURI: String,
        inputAttestations: [VerificationSummary.InputAttestation]
    ) -> EntryContent {
        let artifacts = artifacts.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        guard body.verdict == .promoted else { return .decision(body, artifacts: artifacts) }
        let summary = VerificationSummary(
            body: body, ledgerKeyID: ledgerKeyID, resourceURI: resourceURI, inputAttestations: inputAttestations)
        return .promotion(summary, artifacts: artifacts)
    }

    /// The in-toto statement, in the one form this content has.
    ///
    /// Subjects are the release's artifacts for decisions. For acts and events they are the release by its digest, or, when
    /// there is none, the signed text or the facts by theirs.
    /// - Throws: `ledger.entry-malformed` when the content can't be written.
    package func statement() throws(LedgerError) -> InTotoStatement {
        do {
            switch self {
            case .decision(let body, let artifacts):
                return try InTotoStatement(
                    subjects: artifacts, predicateType: EntryKind.decision.predicateType, predicate: body.canonical)
            case .promotion(let summary, let artifacts):
                return try InTotoStatement(
                    subjects: artifacts, predicateType: VerificationSummary.predicateType, predicate: summary.predicate)
            case .act(let act):
                let claims = try act.claims()
                return try InTotoStatement(
                    subjects: [
                        StatementSubject(name: claims.project, digests: [claims.releaseDigest ?? act.documentDigest])
                    ], predicateType: act.kind.predicateType, predicate: act.predicate)
            case .event(let event):
                let facts = Digest.sha256(of: try CanonicalJSON.payload(event.facts))
                return try InTotoStatement(
                    subjects: [
                        StatementSubject(
                            name: event.release?.name ?? event.kind.rawValue, digests: [event.release?.digest ?? facts])
                    ], predicateType: event.kind.predicateType, predicate: event.predicate)
            }
        } catch let error as LedgerError {
            throw error
        } catch {
            throw LedgerError(.entryMalformed, "the entry can't be written: \(error)")
        }
    }

    /// Reads the payload of an envelope, whoever signed it.
    /// - Throws: `ledger.entry-malformed` for everything that would not be written again as the same bytes.
    package init(payload: [UInt8]) throws(LedgerError) {
        let statement: InTotoStatement
        do {
            statement = try InTotoStatement(unverified: payload)
        } catch {
            throw LedgerError(.entryMalformed, error.message)
        }
        try self.init(statement)
        try checkVerdict()
        guard let written = try? self.statement().payload(), written == payload else {
            throw LedgerError(.entryMalformed, "the statement does not read back to the same bytes")
        }
    }

    /// Reads a statement that is about to be written, without going through its bytes: canonical JSON of a tree reads back to
    /// that tree.
    /// - Throws: `ledger.entry-malformed` for everything that a reader of the bytes would refuse.
    init(readingBack statement: InTotoStatement) throws(LedgerError) {
        try self.init(statement)
        try checkVerdict()
        guard try self.statement() == statement else {
            throw LedgerError(.entryMalformed, "the statement does not read back to the same content")
        }
    }

    private init(_ statement: InTotoStatement) throws(LedgerError) {
        if statement.predicateType.utf8.elementsEqual(VerificationSummary.predicateType.utf8) {
            self = .promotion(try VerificationSummary(statement.predicate), artifacts: statement.subjects)
            return
        }
        guard let kind = EntryKind(predicateType: statement.predicateType) else {
            throw LedgerError(.entryMalformed, "'\(statement.predicateType)' is no kind of entry")
        }
        if kind == .decision {
            self = .decision(try DecisionBody(unchecked: statement.predicate), artifacts: statement.subjects)
        } else if kind.needsPerson || statement.predicate["document"] != nil {
            self = .act(try SignedActRecord(kind: kind, statement.predicate))
        } else {
            self = .event(try EventRecord(kind: kind, statement.predicate))
        }
    }

    /// A VSA is a promotion and nothing else is; the artifacts of a release are in order and each has a name of its own.
    private func checkVerdict() throws(LedgerError) {
        let subjects: [StatementSubject]
        switch self {
        case .decision(let body, let artifacts):
            guard body.verdict != .promoted else {
                throw LedgerError(.entryMalformed, "a promoted decision is a verification summary")
            }
            subjects = artifacts
        case .promotion(let summary, let artifacts):
            guard summary.body.verdict == .promoted else {
                throw LedgerError(.entryMalformed, "a decision that is not promoted is no verification summary")
            }
            subjects = artifacts
        case .act, .event: return
        }
        for (first, second) in zip(subjects, subjects.dropFirst())
        where !first.name.utf8.lexicographicallyPrecedes(second.name.utf8) {
            throw LedgerError(.entryMalformed, "the artifacts are not in the order of their names, each once")
        }
    }
}
