import Artifacts
import Documents
import Ledger
import Reports
import Storage

/// People's comments beside a ledger, each bound to an act by a salted digest, so that it can be erased.
struct Comments {
    let session: LedgerSession

    /// Every comment that was erased, by its digest, whether its text is gone yet or not.
    func erasures() throws -> [Digest: (index: UInt64, erasure: Erasure)] {
        var found: [Digest: (index: UInt64, erasure: Erasure)] = [:]
        try session.ledger.walk(LedgerQuery(kinds: [.erased])) { entry in
            guard case .event(let event) = try entry.content() else { return true }
            let erasure = try Erasure(event)
            found[erasure.comment] = (entry.index, erasure)
            return true
        }
        return found
    }

    /// What an auditor is told about the comment of an act; nothing when the act has none.
    /// - Parameter erasures: As `erasures()` gives them: erased text is never shown, even where it still lies.
    func remark(
        on act: SignedActRecord, _ erasures: [Digest: (index: UInt64, erasure: Erasure)]
    ) throws -> AuditReport.Remark? {
        guard let digest = try act.claims().comment else { return nil }
        if let erased = erasures[digest] {
            return .erased(entry: erased.index, reason: erased.erasure.reason)
        }
        guard let bytes = try session.records.record(digest, in: .comments),
            let text = try? JSONReader.value(bytes)["comment"]?.string
        else { return .missing }
        return .text(text)
    }

    /// The acts that have a comment, of one person or with one of some comments.
    func acts(
        by person: String?, with comments: Set<Digest>
    ) throws -> [(comment: Digest, act: SignedActRecord.Claims)] {
        var found: [(comment: Digest, act: SignedActRecord.Claims)] = []
        let kinds = EntryKind.allCases.filter(\.needsPerson)
        try session.ledger.walk(LedgerQuery(kinds: kinds, principal: person)) { entry in
            guard case .act(let act) = try entry.content() else { return true }
            let claims = try act.claims()
            guard let comment = claims.comment, person != nil || comments.contains(comment) else { return true }
            found.append((comment, claims))
            return true
        }
        return found
    }
}
