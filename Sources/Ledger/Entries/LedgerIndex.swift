import Artifacts
import Attestation
import Documents

/// The one way from a stored envelope to the fields it is found by; appending and verifying both take it.
package enum LedgerIndex {
    /// - Throws: `ledger.entry-malformed` for an envelope, statement or predicate in any other than its one form, and
    ///   `ledger.entry-too-large`.
    package static func fields(of envelope: [UInt8]) throws(LedgerError) -> LedgerFields {
        try fields(of: EntryEnvelope.content(of: envelope))
    }

    static func fields(of content: EntryContent) throws(LedgerError) -> LedgerFields {
        switch content {
        case .decision(let body, _): return fields(of: body)
        case .promotion(let summary, _): return fields(of: summary.body)
        case .act(let act):
            let claims = try act.claims()
            var fields = LedgerFields(kind: act.kind, clientID: try act.actDigest, time: act.time)
            fields.project = claims.project
            fields.environment = claims.environment
            fields.releaseDigest = claims.releaseDigest
            fields.reviewDigest = claims.reviewDigest
            fields.principal = act.principal
            fields.documentDigest = act.documentDigest
            return fields
        case .event(let event):
            guard
                let named = try? event.identity.map({ try CanonicalJSON.payload($0) }) ?? content.statement().payload()
            else { throw LedgerError(.entryMalformed, "the event can't be written") }
            var fields = LedgerFields(kind: event.kind, clientID: .sha256(of: named), time: event.time)
            fields.project = event.project
            fields.environment = event.environment
            fields.name = event.release?.name
            fields.version = event.release?.version
            fields.releaseDigest = event.release?.digest
            fields.principal = event.principal
            return fields
        }
    }

    private static func fields(of body: DecisionBody) -> LedgerFields {
        var fields = LedgerFields(kind: .decision, clientID: body.inputDigest, time: body.time)
        fields.project = body.project
        fields.name = body.release.name
        fields.version = body.release.version
        fields.releaseDigest = body.release.digest
        fields.environment = body.environment
        fields.verdict = body.verdict
        fields.reviewDigest = body.reviewDigest
        fields.inputDigest = body.inputDigest
        return fields
    }
}
