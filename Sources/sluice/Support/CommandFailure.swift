import Documents

/// Why a command ends without a result, and the exit code that says so (design section 8).
struct CommandFailure: Error {
    enum Kind: Int32 {
        /// Wrong usage or wrong definitions.
        case usage = 64
        /// Something broke.
        case broken = 1
        /// Rejected, or findings at the threshold.
        case rejected = 2
        case pending = 3
        /// Not enough was examined.
        case incomplete = 4
        /// The storage under the ledger failed, and nothing was retried (`EX_IOERR` of sysexits.h).
        case storage = 74

        var name: String {
            switch self {
            case .usage: "usage"
            case .broken: "errored"
            case .rejected: "rejected"
            case .pending: "pending"
            case .incomplete: "incomplete"
            case .storage: "storage"
            }
        }
    }

    let kind: Kind
    /// What is printed on standard error; empty when all has been said.
    let text: String

    init(_ kind: Kind, _ message: String, fix: String? = nil) {
        self.kind = kind
        // Messages quote files and programs from outside; those must not steer the terminal.
        let said = "error: \(TerminalText.escaped(message))"
        text = message.isEmpty ? "" : said + (fix.map { "\nfix: \(TerminalText.escaped($0))" } ?? "")
    }

    init(_ diagnostics: Diagnostics, kind: Kind = .usage) {
        self.kind = kind
        text = DiagnosticRenderer(color: Console.errorColor).render(diagnostics)
    }

    /// All has been said; only the code is left.
    static func silent(_ kind: Kind) -> CommandFailure { CommandFailure(kind, "") }
}
