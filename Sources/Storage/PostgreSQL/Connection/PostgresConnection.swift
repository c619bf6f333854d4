import CLibPQ
import Glibc
import Ledger

/// One connection to a PostgreSQL server, always in pipeline mode; closing is automatic.
///
/// One task at a time uses a connection: the pool lends it to one borrower. Statements whose answer nobody needs are queued
/// and travel with the next one whose answer somebody does. After any error of the server or the network the connection is
/// not used again: what state it is in is not worth finding out.
@safe final class PostgresConnection: @unchecked Sendable {
    /// The oldest server, the last with security fixes when this was written.
    static let oldestServer: Int32 = 140_000

    let connection: OpaquePointer
    let timeLimits: PostgresTimeLimits
    private let options: PostgresOptions
    /// The name under which each text is prepared.
    private var prepared: [String: String] = [:]
    private var queue: [PostgresCall] = []
    /// What the server has yet to answer about a transaction whose end nobody waited for.
    private var unanswered: [Answer] = []
    /// False from the moment something is sent until everything was answered without an error, and so for ever after one.
    private(set) var isUsable = true
    /// Whether the server was told to begin a transaction that it was not told to end.
    private(set) var isInTransaction = false
    /// Why nothing may be written here; nothing when commits are durable.
    private(set) var durabilityProblem: String?

    /// - Throws: `ledger.unreachable`, `ledger.denied`; `ledger.schema` for a server that is too old or does not keep UTF-8.
    init(_ options: PostgresOptions, timeLimits: PostgresTimeLimits) throws {
        self.options = options
        self.timeLimits = timeLimits
        guard let connection = unsafe PostgresConnection.connect(options.values) else {
            throw LedgerError(.unreachable, "libpq has no memory for a connection")
        }
        unsafe self.connection = connection
        guard unsafe PQstatus(connection) == CONNECTION_OK else { throw lost("PostgreSQL can't be reached") }
        // Notices would go to standard error.
        unsafe PQsetNoticeReceiver(connection, { _, _ in }, nil)
        let version = unsafe PQserverVersion(connection)
        guard version >= PostgresConnection.oldestServer else {
            throw LedgerError(.schema, "the server is PostgreSQL \(version / 10_000), a ledger needs 14 or later")
        }
        guard unsafe PQsetnonblocking(connection, 1) == 0, unsafe PQenterPipelineMode(connection) == 1 else {
            throw lost("the connection can't be set up")
        }
        try settle()
    }

    deinit { unsafe PQfinish(connection) }

    private static let settings = PostgresStatement(
        """
        SELECT set_config('search_path', '', false), set_config('statement_timeout', $1::text, false), \
        set_config('lock_timeout', $2::text, false), set_config('idle_in_transaction_session_timeout', $3::text, false), \
        set_config('default_transaction_isolation', 'read committed', false), \
        set_config('synchronous_commit', current_setting('synchronous_commit'), false), current_setting('fsync'), \
        current_setting('server_encoding')
        """)

    /// Fixes what a session depends on, so that no default of a role or database changes it, and looks at what it can't fix.
    private func settle() throws {
        let result = try run(
            PostgresConnection.settings.with(
                .text(String(timeLimits.statementMilliseconds)), .text(String(timeLimits.lockMilliseconds)),
                .text(String(timeLimits.silenceMilliseconds))))
        let (commit, fsync, encoding) = (result.text(0, 5) ?? "", result.text(0, 6) ?? "", result.text(0, 7) ?? "")
        guard encoding == "UTF8" else {
            throw LedgerError(.schema, "the database keeps texts as \(encoding), a ledger needs one made with UTF8")
        }
        if fsync != "on" {
            durabilityProblem = "the server runs with fsync = \(fsync): set it to on"
        } else if commit != "on", commit != "remote_apply" {
            durabilityProblem = "synchronous_commit is \(commit): set it to on for this user and database"
        }
    }

    // MARK: transactions

    private static let beginReading = PostgresStatement("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
    private static let beginWriting = PostgresStatement("BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE")
    private static let commit = PostgresStatement("COMMIT")
    private static let rollback = PostgresStatement("ROLLBACK")

    /// How long a writer that does nothing may hold its locks, in milliseconds: one that is paused must not stop the others.
    private static let longestPause = "10000"
    private static let limitPause = PostgresStatement(
        "SELECT set_config('idle_in_transaction_session_timeout', $1::text, true)")

    /// Begins a transaction together with its first statement.
    func begin(writing: Bool) {
        enqueue((writing ? PostgresConnection.beginWriting : PostgresConnection.beginReading).with())
        if writing { enqueue(PostgresConnection.limitPause.with(.text(PostgresConnection.longestPause))) }
    }

    /// Sends what is queued, a transaction's last statements and its commit, in one round trip.
    /// - Returns: The results of the last statements.
    /// - Throws: `ledger.unreachable` when the answer did not come: then nobody knows whether it was committed.
    @discardableResult
    func commitTransaction(after last: [PostgresCall] = []) throws -> [PostgresResult] {
        guard isInTransaction || !queue.isEmpty || !last.isEmpty else { return [] }
        let results = try run(last + [PostgresConnection.commit.with()])
        // A server that had to give up the transaction answers COMMIT with ROLLBACK, and no error.
        guard results.last?.tag == "COMMIT" else {
            isUsable = false
            throw LedgerError(.storage, "the server rolled the transaction back")
        }
        isInTransaction = false
        return results.dropLast()
    }

    /// Ends a transaction that changed nothing, without waiting for the answer: that is taken in with the next one.
    func leaveTransaction() {
        queue = []
        guard isUsable, isInTransaction else { return }
        isInTransaction = false
        isUsable = false
        guard let kinds = try? sendAll([PostgresConnection.rollback.with()]) else { return }
        unanswered += kinds
        isUsable = true
    }

    /// Ends a transaction without its changes; a connection where that fails is not used again.
    func rollbackTransaction() {
        queue = []
        guard isUsable, isInTransaction else { return }
        isInTransaction = false
        _ = try? run(PostgresConnection.rollback.with())
        if unsafe PQtransactionStatus(connection) != PQTRANS_IDLE { isUsable = false }
    }

    // MARK: statements

    /// Queues a statement for the next round trip; what is wrong with it is thrown there.
    func enqueue(_ call: PostgresCall) { queue.append(call) }

    /// Runs a statement, after everything queued.
    func run(_ call: PostgresCall) throws -> PostgresResult {
        guard let result = try run([call]).first else { throw lost("the server gave no answer") }
        return result
    }

    /// Runs statements in one round trip, after everything queued; a statement that fails ends them all.
    /// - Returns: The results of these statements, not of the queued ones.
    /// - Throws: What `PostgresFault` makes of the first error.
    func run(_ calls: [PostgresCall]) throws -> [PostgresResult] {
        guard isUsable else { throw LedgerError(.unreachable, "the connection to PostgreSQL failed before") }
        isUsable = false
        let all = queue + calls
        queue = []
        let before = unanswered
        unanswered = []
        let kinds = try sendAll(all)
        if !before.isEmpty { _ = try answers(before) }
        let results = try answers(kinds)
        isInTransaction = unsafe PQtransactionStatus(connection) != PQTRANS_IDLE
        isUsable = true
        return results.suffix(calls.count)
    }

    /// Sends statements up to the end of a round trip.
    /// - Returns: What the server will answer.
    private func sendAll(_ all: [PostgresCall]) throws -> [Answer] {
        var kinds: [Answer] = []
        for call in all {
            let sql = call.statement.sql
            let name = prepared[sql] ?? "s\(prepared.count)"
            if prepared.updateValue(name, forKey: sql) == nil {
                try prepare(sql, as: name)
                kinds.append(.preparation)
            }
            try send(call.values, to: name)
            kinds.append(.result)
        }
        guard unsafe PQpipelineSync(connection) == 1 else { throw lost("statements could not be sent") }
        try flush()
        return kinds
    }

    /// Whether nothing came while nobody used the connection: what does come then is nearly always its end.
    func isStillOpen() -> Bool {
        guard isUsable else { return false }
        if isSilent { return true }
        guard !unanswered.isEmpty, (try? answers(unanswered)) != nil else { return false }
        unanswered = []
        return isSilent
    }

    private var isSilent: Bool {
        var item = pollfd(fd: unsafe PQsocket(connection), events: Int16(POLLIN), revents: 0)
        return unsafe poll(&item, 1, 0) == 0
    }

    /// The error of a connection that is no more, with libpq's words and without its secrets.
    func lost(_ what: String) -> LedgerError {
        let message = unsafe PQerrorMessage(connection).map { unsafe String(cString: $0) } ?? ""
        let line = message.split(whereSeparator: \.isNewline).joined(separator: " ")
        return LedgerError(.unreachable, line.isEmpty ? what : "\(what): \(options.scrubbed(line))")
    }

    func scrubbed(_ message: String) -> String { options.scrubbed(message) }

    private static func connect(_ values: [String: String]) -> OpaquePointer? {
        let pairs = values.sorted { $0.key < $1.key }
        let keywords = unsafe pairs.map { unsafe strdup($0.key) } + [nil]
        let texts = unsafe pairs.map { unsafe strdup($0.value) } + [nil]
        defer {
            unsafe keywords.forEach { unsafe free($0) }
            unsafe texts.forEach { unsafe free($0) }
        }
        return unsafe PQconnectdbParams(
            keywords.map { unsafe UnsafePointer($0) }, texts.map { unsafe UnsafePointer($0) }, 0)
    }
}
