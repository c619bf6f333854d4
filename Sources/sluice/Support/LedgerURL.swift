import ArgumentParser
import Artifacts
import Storage

/// Where a ledger lies: `sqlite:PATH` or `postgres://…`.
///
/// The evidence lies beside a file in `PATH.evidence/`, and in the same PostgreSQL database. A PostgreSQL URL may hold a
/// password and is never printed whole.
struct LedgerURL: ExpressibleByArgument, CustomStringConvertible {
    enum Place {
        case sqlite(path: String)
        case postgres(PostgresAddress)
        /// A mistyped URL that may hold a password: taken, so that no message about arguments quotes it, and refused on use.
        case unknown(scheme: String)
    }

    let place: Place

    init?(argument: String) {
        if let address = PostgresAddress(argument) {
            place = .postgres(address)
        } else if argument.utf8.starts(with: "sqlite:".utf8), argument.utf8.count > 7 {
            place = .sqlite(path: String(argument.dropFirst(7)))
        } else if argument.utf8.contains(UInt8(ascii: "@")) {
            place = .unknown(scheme: String(argument.prefix { $0 != ":" && $0 != "@" }))
        } else {
            return nil
        }
    }

    /// As it may be printed.
    var text: String {
        switch place {
        case .sqlite(let path): "sqlite:\(path)"
        case .postgres(let address): address.display
        case .unknown(let scheme): "\(scheme):…"
        }
    }

    var description: String { text }

    /// How the files of this machine that belong to the ledger begin: the database file itself, or a name of the operator's
    /// own where the ledger lies in a server.
    var path: String {
        switch place {
        case .sqlite(let path): return path
        case .postgres, .unknown:
            let name = Digest.sha256(of: Array(text.utf8)).hex.prefix(24)
            let home = (try? OperatorHome.current().path) ?? "."
            return "\(home)/ledgers/\(name)"
        }
    }

    /// What using a URL of an unknown scheme ends with.
    var unknownScheme: CommandFailure {
        CommandFailure(.usage, "\(text) is no ledger", fix: "Use sqlite:PATH or postgres://USER@HOST/DATABASE.")
    }

    var evidencePath: String { "\(path).evidence" }
    /// What no tree covers and is no evidence.
    var operationsPath: String { "\(path).ops" }
    /// The derived index, which may be deleted at any time.
    var indexPath: String { "\(path).index" }
}
