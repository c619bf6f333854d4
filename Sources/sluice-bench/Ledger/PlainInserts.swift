import ArgumentParser
import CLibPQ
import Glibc

/// What a PostgreSQL server can do without a ledger: rows of 732 bytes, one to a commit, over plain connections at once.
///
/// One thread serves all connections, as pgbench does, so that the server gets as much of the processors as it can use.
final class PlainInserts {
    private let connections: [OpaquePointer]
    private static let insert =
        "INSERT INTO sluice_bench.leaf(hash, body, at) VALUES(decode(repeat('ab', 32), 'hex'), "
        + "decode(repeat('cd', 700), 'hex'), 1)"

    /// Connects, and makes the schema `sluice_bench`, which must not be there.
    init(url: String, connections count: Int) throws {
        connections = try (0..<count).map { _ in
            guard let connection = Self.connect(url) else { throw ValidationError("no memory for a connection") }
            guard PQstatus(connection) == CONNECTION_OK else {
                defer { PQfinish(connection) }
                throw ValidationError("PostgreSQL can't be reached: \(String(cString: PQerrorMessage(connection)))")
            }
            return connection
        }
        try execute("CREATE SCHEMA sluice_bench")
        try execute("CREATE TABLE sluice_bench.leaf(seq bigserial PRIMARY KEY, hash bytea, body bytea, at bigint)")
        for connection in connections {
            try run("SET synchronous_commit = on", on: connection)
            try prepare(Self.insert, as: "insert", on: connection)
        }
    }

    deinit { for connection in connections { PQfinish(connection) } }

    /// Rows per second.
    func rate(seconds: Double) throws -> Double {
        var rows = 0.0
        let start = ContinuousClock.now
        var elapsed = 0.0
        for connection in connections { try send("insert", on: connection) }
        var polled = connections.map { pollfd(fd: PQsocket($0), events: Int16(POLLIN), revents: 0) }
        var busy = connections.count
        while busy > 0 {
            guard poll(&polled, nfds_t(polled.count), 10_000) > 0 else { throw ValidationError("the server is silent") }
            elapsed = (ContinuousClock.now - start) / .seconds(1)
            for (position, connection) in connections.enumerated() where polled[position].revents != 0 {
                guard PQconsumeInput(connection) == 1 else { throw ValidationError("a connection broke") }
                guard PQisBusy(connection) == 0 else { continue }
                try receive(connection)
                rows += 1
                if elapsed < seconds {
                    try send("insert", on: connection)
                } else {
                    polled[position].fd = -1
                    busy -= 1
                }
            }
        }
        return rows / elapsed
    }

    /// Runs a statement that gives nothing back.
    func execute(_ sql: String) throws {
        guard let connection = connections.first else { return }
        try run(sql, on: connection)
    }

    private func run(_ sql: String, on connection: OpaquePointer) throws {
        try prepare(sql, as: "", on: connection)
        try send("", on: connection)
        try receive(connection)
    }

    private func prepare(_ sql: String, as name: String, on connection: OpaquePointer) throws {
        guard PQsendPrepare(connection, name, sql, 0, nil) == 1 else {
            throw ValidationError("a statement could not be sent")
        }
        try receive(connection)
    }

    private func send(_ name: String, on connection: OpaquePointer) throws {
        guard PQsendQueryPrepared(connection, name, 0, nil, nil, nil, 1) == 1 else {
            throw ValidationError("a statement could not be sent")
        }
    }

    /// Takes the whole answer to one statement; waits for it when it has not come yet.
    private func receive(_ connection: OpaquePointer) throws {
        var failed = true
        while let result = PQgetResult(connection) {
            failed = PQresultStatus(result) != PGRES_COMMAND_OK
            PQclear(result)
        }
        if failed { throw ValidationError("PostgreSQL: \(String(cString: PQerrorMessage(connection)))") }
    }

    private static func connect(_ url: String) -> OpaquePointer? {
        "dbname".withCString { keyword in
            url.withCString { value in PQconnectdbParams([keyword, nil], [value, nil], 1) }
        }
    }
}
