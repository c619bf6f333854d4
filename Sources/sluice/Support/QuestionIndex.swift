import Engine
import Ledger
import Storage

/// The derived index beside a ledger, caught up before it is asked.
struct QuestionIndex {
    let session: LedgerSession
    let index: HistoryIndex

    /// Opens the index and adds what the ledger has more.
    ///
    /// Where no file can be written the index is made in memory, for this command alone.
    static func caughtUp(with session: LedgerSession, rebuild: Bool = false) throws(CommandFailure) -> QuestionIndex {
        do {
            let index = try HistoryIndex(try database(session))
            if rebuild { try index.clear() }
            let progress = try index.catchUp(with: session.ledger, evidence: StoredEvidence(session.evidence))
            if let reason = progress.rebuilt { Console.note("the index was built anew: \(reason)") }
            Console.detail("the index has \(progress.size) entries, \(progress.added) of them new")
            return QuestionIndex(session: session, index: index)
        } catch let failure as CommandFailure {
            throw failure
        } catch {
            throw CommandFailure(ledger: error)
        }
    }

    private static func database(_ session: LedgerSession) throws -> any IndexDatabase {
        let path = session.url.indexPath
        do {
            return try SQLiteIndexDatabase(at: path)
        } catch {
            Console.note("the index \(path) can't be used (\(error)): one is made in memory for this command")
            return try SQLiteIndexDatabase(at: nil)
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
