import Engine
import Ledger
import Storage

/// The derived index beside a ledger, caught up before it is asked.
struct QuestionIndex {
    let session: LedgerSession
    let index: HistoryIndex

    /// Opens the index and adds what the ledger has more.
    ///
    /// It lies where the ledger lies: in a file beside the ledger's, or in the same PostgreSQL database. Where nothing can be
    /// written there, the index is made in memory, for this command alone.
    static func caughtUp(with session: LedgerSession, rebuild: Bool = false) throws(CommandFailure) -> QuestionIndex {
        do {
            do {
                return try caughtUp(HistoryIndex(database(of: session.url)), session, rebuild: rebuild)
            } catch let error as LedgerError where unusable.contains(error.code) {
                Console.note(
                    "the index of \(session.url.text) can't be used (\(error)): one is made in memory for this command")
                return try caughtUp(HistoryIndex(SQLiteIndexDatabase(at: nil)), session, rebuild: false)
            }
        } catch let failure as CommandFailure {
            throw failure
        } catch {
            throw CommandFailure(ledger: error)
        }
    }

    /// What keeps an index from being kept; a ledger with one of these faults can't be read into memory either.
    private static let unusable: Set<LedgerError.Code> = [
        .denied, .readOnly, .notDurable, .schema, .locked, .storage, .storageFull,
    ]

    private static func caughtUp(_ index: HistoryIndex, _ session: LedgerSession, rebuild: Bool) throws -> QuestionIndex
    {
        if rebuild { try index.clear() }
        let progress = try index.catchUp(with: session.ledger, evidence: StoredEvidence(session.evidence))
        if let reason = progress.rebuilt { Console.note("the index was built anew: \(reason)") }
        Console.detail("the index has \(progress.size) entries, \(progress.added) of them new")
        return QuestionIndex(session: session, index: index)
    }

    private static func database(of url: LedgerURL) throws -> any IndexDatabase {
        switch url.place {
        case .sqlite: try SQLiteIndexDatabase(at: url.indexPath)
        case .postgres(let address): try PostgresIndexDatabase(at: address)
        case .unknown: throw url.unknownScheme
        }
    }

    /// Asks questions that all see the same moment.
    func ask<T>(_ body: (IndexQuestions) throws -> T) throws(CommandFailure) -> T {
        do {
            return try index.ask(body)
        } catch let failure as CommandFailure {
            throw failure
        } catch let error as ViewError {
            throw CommandFailure(.usage, error.message, fix: error.fix)
        } catch {
            throw CommandFailure(ledger: error)
        }
    }
}
