import Dispatch
import Glibc
import Ledger
import Testing

@testable import Storage

@Suite("A PostgreSQL connection", .enabled(if: PostgresServer.isExpected, "PostgreSQL is not installed"))
struct PostgresConnectionTests {
    private let database: PostgresDatabase

    init() throws { database = try PostgresServer.shared.database() }

    private func pool(_ url: String? = nil, statementMilliseconds: Int = 60_000, maximum: Int = 8) throws
        -> PostgresPool
    {
        var limits = PostgresTimeLimits()
        limits.statementMilliseconds = statementMilliseconds
        limits.poolMilliseconds = 300
        return try PostgresPool(
            try #require(PostgresAddress(url ?? database.url)), timeLimits: limits, maximum: maximum)
    }

    private func code(_ body: () throws -> Void) -> LedgerError.Code? {
        do { try body() } catch { return (error as? LedgerError)?.code }
        return nil
    }

    private func call(_ sql: String, _ values: PostgresValue...) -> PostgresCall {
        PostgresStatement(sql).with(values: values)
    }

    @Test("gives back every value as it was handed in") func values() throws {
        let texts = ["", "a", "Kelvin \u{212A}", "'; DROP TABLE x; --", "\\x00", nil, "{a,b}", "NULL", "\"q\""]
        let blobs: [[UInt8]] = [[], [0], Array(0...255), [UInt8](repeating: 0, count: 70_000)]
        let numbers: [Int64] = [0, -1, .min, .max]
        try pool().lend { connection in
            for text in texts {
                #expect(try connection.run(call("SELECT $1::text", .optional(text))).text(0, 0) == text)
            }
            for blob in blobs {
                #expect(try connection.run(call("SELECT $1::bytea", .bytes(blob))).bytes(0, 0) == blob)
            }
            for number in numbers {
                #expect(try connection.run(call("SELECT $1::bigint", .integer(number))).integer(0, 0) == number)
            }
            let unnest = "SELECT a, b, c FROM unnest($1::bigint[], $2::bytea[], $3::text[]) AS t(a, b, c)"
            let result = try connection.run(
                call(unnest, .integers(numbers), .byteStrings(blobs), .texts(Array(texts.prefix(6)))))
            #expect(result.count == 6)
            let read = try (0..<6).map { try result.optionalInteger($0, 0) }
            #expect(read == numbers + [nil, nil])
            #expect((0..<6).map { result.bytes($0, 1) } == blobs + [nil, nil])
            #expect((0..<6).map { result.text($0, 2) } == Array(texts.prefix(6)))
            let none = try connection.run(call(unnest, .integers([]), .byteStrings([]), .texts([])))
            #expect(none.count == 0)
            #expect(none.bytes(0, 0) == nil)
        }
        // A zero byte in a text is refused, not cut off.
        #expect(throws: LedgerError.self) {
            try pool().lend { _ = try $0.run(call("SELECT $1::text", .text("a\0b"))) }
        }
    }

    @Test("queued statements travel with the next one, in order, and 10,000 of them are no problem") func pipeline()
        throws
    {
        let pool = try pool()
        try pool.write { connection in
            connection.enqueue(call("CREATE TABLE public.t(a bigint, b bytea)"))
            let bytes = PostgresValue.bytes([UInt8](repeating: 7, count: 2000))
            for number in 0..<10_000 as Range<Int64> {
                connection.enqueue(call("INSERT INTO public.t VALUES($1::bigint, $2::bytea)", .integer(number), bytes))
            }
            let result = try connection.run([
                call("SELECT count(*) FROM public.t"), call("DELETE FROM public.t WHERE a < $1::bigint", .integer(10)),
            ])
            #expect(try result[0].integer(0, 0) == 10_000)
            #expect(result[1].affected == 10)
        }
        #expect(try pool.read { try $0.run(call("SELECT count(*) FROM public.t")).integer(0, 0) } == 9_990)
    }

    @Test("a transaction that throws leaves nothing, and its connection is used again only when it is sound")
    func transactions() throws {
        struct Stop: Error {}
        let pool = try pool(maximum: 1)
        let backend = "SELECT pg_backend_pid()::bigint"
        let first = try pool.write { connection in
            connection.enqueue(call("CREATE TABLE public.t(a bigint PRIMARY KEY)"))
            return try connection.run(call(backend)).integer(0, 0)
        }
        #expect(throws: Stop.self) {
            try pool.write { connection in
                _ = try connection.run(call("INSERT INTO public.t VALUES(1)"))
                throw Stop()
            }
        }
        #expect(try pool.read { try $0.run(call("SELECT count(*) FROM public.t")).integer(0, 0) } == 0)
        #expect(try pool.read { try $0.run(call(backend)).integer(0, 0) } == first)
        let insertion = call("INSERT INTO public.t VALUES(2)")
        #expect(code { try pool.write { _ = try $0.run([insertion, insertion]) } } == .forkPrevented)
        #expect(try pool.read { try $0.run(call("SELECT count(*) FROM public.t")).integer(0, 0) } == 0)
        #expect(try pool.read { try $0.run(call(backend)).integer(0, 0) } != first)
        #expect(code { try pool.read { _ = try $0.run(insertion) } } == .readOnly)
    }

    @Test("errors have the code of what went wrong") func faults() throws {
        let pool = try pool()
        #expect(code { try pool.read { _ = try $0.run(call("SELECT * FROM public.missing")) } } == .schema)
        #expect(code { try pool.read { _ = try $0.run(call("SELECT 1/0")) } } == .storage)
        let state = "DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '%'; END $$"
        for (sqlstate, expected) in [
            ("40001", LedgerError.Code.locked), ("40P01", .locked), ("53100", .storageFull), ("57P01", .unreachable),
            ("XX001", .inconsistent), ("42501", .denied), ("58030", .storage), ("08006", .unreachable),
        ] {
            let sql = state.replacing("%", with: sqlstate)
            #expect(code { try pool.read { _ = try $0.run(call(sql)) } } == expected)
        }
        #expect(code { try self.pool("postgres://127.0.0.1:1/x").read { _ in } } == .unreachable)
        #expect(
            code { try self.pool(database.url.replacing(database.name, with: "none")).read { _ in } } == .unreachable)
    }

    @Test("passwords work, and a wrong one appears in no message") func passwords() throws {
        let pool = try pool(database.tcpURL)
        #expect(try pool.read { try $0.run(call("SELECT 5::bigint")).integer(0, 0) } == 5)
        let wrong = try self.pool(database.tcpURL.replacing("not%2Fa", with: "wrong"))
        do {
            try wrong.read { _ in }
            Issue.record("a wrong password was taken")
        } catch { #expect(!"\(error)".contains("secret")) }
    }

    @Test("a statement that takes too long is ended by the server, or given up when the server is silent")
    func timeouts()
        throws
    {
        #expect(
            code { try pool(statementMilliseconds: 200).read { _ = try $0.run(call("SELECT pg_sleep(30)")) } }
                == .unreachable)
    }

    @Test("a statement can be cancelled from another thread") func cancel() throws {
        let pool = try pool()
        let error = #expect(throws: LedgerError.self) {
            try pool.lend { connection in
                DispatchQueue.global().async {
                    usleep(200_000)
                    connection.cancel()
                }
                _ = try connection.run(call("SELECT pg_sleep(30)"))
            }
        }
        #expect(error?.message.contains("57014") == true)
    }

    @Test("the pool is bounded, and drops connections that the server closed") func bounds() throws {
        let pool = try pool(maximum: 2)
        let backend = "SELECT pg_backend_pid()::bigint"
        try pool.lend { first in
            try pool.lend { second in
                #expect(code { try pool.lend { _ in } } == .unreachable)
                let backends = (try first.run(call(backend)).integer(0, 0), try second.run(call(backend)).integer(0, 0))
                #expect(backends.0 != backends.1)
            }
        }
        try database.sql(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = current_database() "
                + "AND pid <> pg_backend_pid()")
        for _ in 0..<2 { #expect(try pool.read { try $0.run(call("SELECT 7::bigint")).integer(0, 0) } == 7) }
    }

    @Test("a server or database whose commits are not durable gets no writes, but is read") func durability() throws {
        try database.sql("ALTER DATABASE \(database.name) SET synchronous_commit = off")
        let pool = try pool()
        #expect(code { try pool.write { _ in } } == .notDurable)
        #expect(try pool.read { try $0.run(call("SELECT 7::bigint")).integer(0, 0) } == 7)
        try database.sql("ALTER DATABASE \(database.name) SET synchronous_commit = remote_apply")
        #expect(try self.pool().write { try $0.run(call("SELECT 7::bigint")).integer(0, 0) } == 7)
    }

    @Test("a database that keeps no UTF-8 is refused") func encoding() throws {
        let other = try PostgresServer.shared.database("ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0")
        #expect(code { try pool(other.url).read { _ in } } == .schema)
    }
}
