import Ledger
import Storage

/// Finds decisions by the names people use.
struct DecisionFinder {
    let session: LedgerSession

    func newest(_ release: String, environment: String?) throws -> (index: UInt64, body: DecisionBody)? {
        try all(release, environment: environment, limit: 1).first
    }

    /// Newest first.
    func all(_ release: String, environment: String?, limit: Int) throws -> [(index: UInt64, body: DecisionBody)] {
        var query = LedgerQuery(environment: environment, kinds: [.decision], limit: limit)
        try query.select(release)
        do {
            return try session.ledger.entries(matching: query).compactMap { entry in
                try entry.content().decision.map { (entry.index, $0) }
            }
        } catch {
            throw CommandFailure(ledger: error)
        }
    }
}
