import Ledger
import Storage
import Testing

/// What every queue of runs has to do.
@Suite("Queue of runs") struct RunQueueTests {
    private func check(_ first: any RunQueue, _ second: any RunQueue) throws {
        #expect(try first.lease(seconds: 60) == nil)
        #expect(try first.run("a") == nil)
        #expect(try first.enqueue(id: "a", request: [1, 0, 2]))
        #expect(try second.enqueue(id: "b", request: [2]))
        #expect(try !second.enqueue(id: "a", request: [1, 0, 2]))
        #expect(ledgerErrorCode { _ = try second.enqueue(id: "a", request: [3]) } == .exists)
        let one = try #require(try first.lease(seconds: 60))
        let two = try #require(try second.lease(seconds: 60))
        #expect(one.id == "a" && one.request == [1, 0, 2] && one.attempt == 1)
        #expect(two.id == "b")
        #expect(try first.lease(seconds: 60) == nil)
        #expect(try first.renew(one, seconds: 60))
        #expect(try first.end(one, as: .done, result: "promoted\nentry 4"))
        #expect(try first.run("a")?.result == "promoted entry 4")
        // What is done stays done: the same request once more is no new run.
        #expect(try !first.enqueue(id: "a", request: [1, 0, 2]))
        #expect(ledgerErrorCode { _ = try first.enqueue(id: "a", request: []) } == .exists)
        #expect(try !first.renew(one, seconds: 60))
        #expect(try !first.end(one, as: .dead, result: "late"))
        #expect(try second.giveBack(two, result: "the network") == .waiting)
        #expect(try second.giveBack(two, result: "twice") == nil)
        // Not at once: there is a pause.
        #expect(try first.lease(seconds: 60) == nil)
        #expect(try first.runs(limit: 10).map(\.id) == ["b", "a"])
        #expect(try first.runs(limit: 10).map(\.state) == [.waiting, .done])
    }

    /// Leases of no time, as those of workers that died.
    private func leasesEnd(_ queue: any RunQueue, _ other: any RunQueue) throws {
        _ = try queue.enqueue(id: "dies", request: [7])
        let lost = try #require(try queue.lease(seconds: 0))
        let taken = try #require(try other.lease(seconds: 0))
        #expect(taken.id == "dies" && taken.attempt == 2 && taken.request == [7])
        #expect(taken.startedAt == lost.startedAt)
        #expect(try !queue.renew(lost, seconds: 60))
        #expect(try !queue.end(lost, as: .done, result: "too late"))
        for attempt in 3...RunQueueLimits.maximumAttempts {
            #expect(try #require(try queue.lease(seconds: 0)).attempt == attempt)
        }
        #expect(try queue.lease(seconds: 0) == nil)
        let dead = try #require(try other.run("dies"))
        #expect(dead.state == .dead && dead.attempts == RunQueueLimits.maximumAttempts && !dead.result.isEmpty)
    }

    /// Many take at once; nobody takes what another has.
    private func race(_ open: @escaping @Sendable () throws -> any RunQueue) async throws {
        let queue = try open()
        for number in 0..<40 { _ = try queue.enqueue(id: "run-\(number)", request: [UInt8(number)]) }
        let taken = try await withThrowingTaskGroup(of: [String].self) { group in
            for _ in 0..<4 {
                group.addTask {
                    let queue = try open()
                    var ids: [String] = []
                    while let run = try queue.lease(seconds: 600) {
                        ids.append(run.id)
                        guard try queue.end(run, as: .done, result: "ok") else { throw TestFailure(text: run.id) }
                    }
                    return ids
                }
            }
            return try await group.reduce(into: [String]()) { $0 += $1 }
        }
        #expect(taken.count == 40 && Set(taken).count == 40)
        #expect(try queue.runs(limit: 100).allSatisfy { $0.state == .done && $0.attempts == 1 })
    }

    @Test("beside a file") func sqlite() async throws {
        for part in 0..<3 {
            let folder = try TemporaryFolder()
            let path = folder.file("ledger.db.ops")
            switch part {
            case 0: try check(SQLiteRunQueue(in: path), SQLiteRunQueue(in: path))
            case 1: try leasesEnd(SQLiteRunQueue(in: path), SQLiteRunQueue(in: path))
            default: try await race { try SQLiteRunQueue(in: path) }
            }
            #expect(TestFile.mode(path + "/queue.db") == 0o600)
        }
    }

    @Test("in PostgreSQL", .enabled(if: PostgresServer.isExpected, "PostgreSQL is not installed"))
    func postgres() async throws {
        for part in 0..<3 {
            let address = try #require(PostgresAddress(try PostgresServer.shared.database().url))
            switch part {
            case 0: try check(PostgresRunQueue(at: address), PostgresRunQueue(at: address))
            case 1: try leasesEnd(PostgresRunQueue(at: address), PostgresRunQueue(at: address))
            default: try await race { try PostgresRunQueue(at: address) }
            }
        }
    }
}
