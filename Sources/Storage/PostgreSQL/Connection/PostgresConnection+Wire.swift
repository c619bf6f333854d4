import CLibPQ
import Glibc
import Ledger

/// Sending and receiving, without ever blocking in libpq: every wait has its limit here.
extension PostgresConnection {
    /// What the server answers to: that it prepared a statement, or what one gave.
    enum Answer { case preparation, result }

    func prepare(_ sql: String, as name: String) throws {
        guard unsafe PQsendPrepare(connection, name, sql, 0, nil) == 1 else {
            throw lost("a statement could not be sent")
        }
    }

    /// More than libpq takes as one message.
    private static let maximumBytes = 1 << 29

    func send(_ values: [PostgresValue], to name: String) throws {
        var buffer: [UInt8] = []
        // Where each value lies in the buffer; nothing for null.
        var places: [Range<Int>?] = []
        for value in values {
            let start = buffer.count
            places.append(value.encode(into: &buffer) ? start..<buffer.count : nil)
        }
        guard buffer.count <= PostgresConnection.maximumBytes else {
            throw LedgerError(.storage, "\(buffer.count) bytes are more than goes into one statement")
        }
        let lengths = places.map { Int32(truncatingIfNeeded: $0?.count ?? 0) }
        let formats = [Int32](repeating: 1, count: places.count)
        // An empty value still needs an address: without one it would be null.
        buffer.append(0)
        let sent = unsafe buffer.withUnsafeBytes { bytes in
            let base = unsafe bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
            let pointers = unsafe places.map { place in
                unsafe place.flatMap { unsafe base?.advanced(by: $0.lowerBound) }
            }
            return unsafe PQsendQueryPrepared(
                connection, name, Int32(truncatingIfNeeded: places.count), pointers, lengths, formats, 1)
        }
        guard sent == 1 else { throw lost("a statement could not be sent") }
    }

    /// Writes everything out, and takes in what comes meanwhile: a server that can't write stops reading.
    func flush() throws {
        while true {
            let left = unsafe PQflush(connection)
            if left == 0 { return }
            guard left == 1 else { throw lost("statements could not be sent") }
            if try wait(POLLIN | POLLOUT) & POLLIN != 0, unsafe PQconsumeInput(connection) != 1 {
                throw lost("the connection broke")
            }
        }
    }

    /// Reads the answers of one round trip to their end.
    /// - Parameter kinds: Of the answers to come, in order.
    /// - Throws: The first error among them.
    func answers(_ kinds: [Answer]) throws -> [PostgresResult] {
        var results: [PostgresResult] = []
        var failure: LedgerError?
        for kind in kinds {
            while let answer = unsafe try next() {
                let result = unsafe PostgresResult(owning: answer)
                switch unsafe PQresultStatus(answer) {
                case PGRES_COMMAND_OK, PGRES_TUPLES_OK: if kind == .result { results.append(result) }
                case PGRES_PIPELINE_ABORTED: continue
                default: if failure == nil { unsafe failure = error(answer) }
                }
            }
        }
        let end = unsafe try next()
        let isEnd = unsafe end.map { unsafe PQresultStatus($0) == PGRES_PIPELINE_SYNC } ?? false
        if let end = unsafe end { unsafe PQclear(end) }
        if let failure { throw failure }
        guard isEnd, results.count == kinds.count(where: { $0 == .result }) else {
            throw lost("the connection broke before every answer came")
        }
        return results
    }

    private func next() throws -> OpaquePointer? {
        while unsafe PQisBusy(connection) == 1 {
            _ = try wait(POLLIN)
            guard unsafe PQconsumeInput(connection) == 1 else { throw lost("the connection broke") }
        }
        return unsafe PQgetResult(connection)
    }

    private func error(_ answer: OpaquePointer) -> LedgerError {
        func field(_ code: Character) -> String? {
            let code = Int32(code.asciiValue ?? 0)
            return unsafe PQresultErrorField(answer, code).map { unsafe String(cString: $0) }
        }
        // 'C' is the SQLSTATE, 'M' the message; details can quote values.
        guard let state = field("C") else { return lost("the connection broke") }
        return PostgresFault.error(state: state, message: scrubbed(field("M") ?? "no message"))
    }

    /// Waits until the socket is ready.
    /// - Returns: What it is ready for.
    /// - Throws: `ledger.unreachable` when nothing was heard for longer than the server may take; the statement is cancelled.
    private func wait(_ events: Int32) throws -> Int32 {
        var waited = 0
        let step = 500
        while waited < timeLimits.silenceMilliseconds {
            var item = pollfd(
                fd: unsafe PQsocket(connection), events: Int16(truncatingIfNeeded: events), revents: 0)
            let ready = unsafe poll(&item, 1, Int32(truncatingIfNeeded: step))
            // Errors and hang-ups are found by reading.
            if ready > 0 { return Int32(item.revents) & (POLLOUT) | (item.revents & ~Int16(POLLOUT) != 0 ? POLLIN : 0) }
            guard ready == 0 || errno == EINTR else { throw lost("the connection can't be waited for") }
            waited += step
        }
        cancel()
        throw LedgerError(.unreachable, "PostgreSQL did not answer for \(waited) ms")
    }

    /// Asks the server, over a connection of its own, to end the statement that runs; whether it does is not known.
    func cancel() {
        guard let request = unsafe PQgetCancel(connection) else { return }
        var message = [CChar](repeating: 0, count: 256)
        _ = unsafe PQcancel(request, &message, Int32(message.count))
        unsafe PQfreeCancel(request)
    }
}
