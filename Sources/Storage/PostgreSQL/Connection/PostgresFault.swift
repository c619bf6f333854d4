import Ledger

/// An error of a PostgreSQL server, told by its SQLSTATE (PostgreSQL's documentation, appendix A) and never by its words.
enum PostgresFault {
    /// - Parameters:
    ///   - state: Five characters; empty when the connection broke without an answer.
    ///   - message: The server's own, without secrets.
    static func error(state: String, message: String) -> LedgerError {
        let text = state.isEmpty ? message : "\(message) [SQLSTATE \(state)]"
        switch state {
        case "": return LedgerError(.unreachable, "the connection to PostgreSQL broke: \(text)")
        // Admin shutdown, crash shutdown, starting up, too many connections, statement time-out.
        case "57P01", "57P02", "57P03", "53300", "57014": return LedgerError(.unreachable, text)
        // Serialization failure, deadlock, lock not available.
        case "40001", "40P01", "55P03":
            return LedgerError(.locked, "another writer was in the way: \(text)")
        case "23505": return LedgerError(.forkPrevented, "another writer stored the same in between: \(text)")
        case "25006": return LedgerError(.readOnly, "the server takes no writes, it is a replica or read-only: \(text)")
        case "53100": return LedgerError(.storageFull, "the database server's disk is full: \(text)")
        case "42501": return LedgerError(.denied, "the database user lacks a right: \(text)")
        case "3D000": return LedgerError(.missing, text)
        // The schema or a table is there already: someone else made the ledger.
        case "42P06", "42P07": return LedgerError(.exists, text)
        // Undefined schema, table or column; a type that is another.
        case "3F000", "42P01", "42703", "42804", "22P03": return LedgerError(.schema, text)
        // Data corrupted, index corrupted.
        case "XX001", "XX002": return LedgerError(.inconsistent, "the database is damaged: \(text)")
        default:
            switch state.prefix(2) {
            case "08": return LedgerError(.unreachable, text)
            case "28": return LedgerError(.denied, text)
            default: return LedgerError(.storage, text)
            }
        }
    }
}
