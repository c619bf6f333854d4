import Attestation
import FoundationEssentials
import Glibc
import Ledger
import Storage
import Testing

/// What a test hands to a writer in another process.
private enum Writer {
    static let url = "SLUICE_TEST_WRITER_URL"
    static let file = "SLUICE_TEST_WRITER_FILE"
    static let first = "SLUICE_TEST_WRITER_FIRST"
    static let count = "SLUICE_TEST_WRITER_COUNT"

    /// Starts a writer that appends the decisions `first ..< first + count` and writes down what was acknowledged.
    static func start(_ ledger: PostgresTestLedger, file: String, first: Int64, count: Int64) throws -> pid_t {
        try TestProcess.startTest(
            "PostgresWriterTests/writer",
            environment: [
                url: ledger.database.url, Writer.file: file, Writer.first: String(first), Writer.count: String(count),
            ])
    }

    /// Number of the decision and index of the entry, for every append that was acknowledged.
    static func acknowledged(_ path: String) throws -> [(number: Int64, index: UInt64)] {
        guard TestFile.exists(path) else { return [] }
        return try TestFile.text(path).split(separator: "\n").compactMap { line in
            let parts = line.split(separator: " ")
            guard parts.count == 2, let number = Int64(parts[0]), let index = UInt64(parts[1]) else { return nil }
            return (number, index)
        }
    }
}

@Suite("A writer in another process") struct PostgresWriterTests {
    /// The child's part: appends in eights, in any order with others, and writes down what was acknowledged.
    @Test("(the writer itself)", .enabled(if: ProcessInfo.processInfo.environment[Writer.url] != nil))
    func writer() async throws {
        let environment = ProcessInfo.processInfo.environment
        let address = try #require(PostgresAddress(environment[Writer.url] ?? ""))
        let file = try #require(environment[Writer.file])
        let first = try #require(Int64(environment[Writer.first] ?? ""))
        let count = try #require(Int64(environment[Writer.count] ?? ""))
        let maker = try TestLedger()
        let store = try PostgresLedger.open(at: address, keys: [maker.key.publicKey], signer: maker.signer)
        for start in stride(from: first, to: first + count, by: 8) {
            let numbers = start..<min(start + 8, first + count)
            try await withThrowingTaskGroup(of: (Int64, UInt64).self) { group in
                for number in numbers {
                    group.addTask { (number, try await store.append(maker.decision(number)).entry.index) }
                }
                for try await (number, index) in group { try TestFile.append("\(number) \(index)\n", to: file) }
            }
        }
    }
}

@Suite("PostgreSQL under faults", .serialized, .enabled(if: PostgresServer.isExpected, "PostgreSQL is not installed"))
struct PostgresFaultTests {
    private struct Stop: Error {}

    /// How often things are killed or cut; a longer run says so in the environment.
    private static func cycles(_ standard: Int) -> Int {
        ProcessInfo.processInfo.environment["SLUICE_KILL_CYCLES"].flatMap { Int($0) } ?? standard
    }

    /// Everything acknowledged stands where it was said to stand, and the ledger is sound.
    private func check(
        _ ledger: PostgresTestLedger, _ acknowledged: [(number: Int64, index: UInt64)], pinned: [Checkpoint] = []
    ) async throws {
        let report = try await ledger.verify(pinned: pinned)
        #expect(report.isSound, "\(report.problems)")
        let store = try ledger.open()
        var versions: [UInt64: String] = [:]
        var next: UInt64 = 0
        while case let page = try store.entries(from: next, limit: 1000), let last = page.last {
            for entry in page { versions[entry.index] = entry.fields.version }
            next = last.index + 1
        }
        #expect(versions.count == Int(try store.checkpoint().checkpoint.size))
        #expect(Set(versions.values).count == versions.count)
        for (number, index) in acknowledged where versions[index] != "1.\(number)" {
            Issue.record("\(number) was acknowledged at \(index), where \(versions[index] ?? "nothing") stands")
        }
    }

    @Test("four racing processes make one log: every index once, one root for each size", .timeLimit(.minutes(5)))
    func race() async throws {
        let ledger = try PostgresTestLedger(partitionSize: 1000)
        let each = ProcessInfo.processInfo.environment["SLUICE_RACE_APPENDS"].flatMap { Int64($0) } ?? 2500
        let files = (0..<4).map { ledger.maker.folder.file("acknowledged-\($0)") }
        // Overlapping numbers: half of each writer's appends are another's as well.
        let writers = try files.enumerated().map { number, file in
            try Writer.start(ledger, file: file, first: Int64(number) * each / 2, count: each)
        }
        let reader = try ledger.open()
        var heads: [UInt64: MerkleHash] = [:]
        var running = Set(writers)
        while !running.isEmpty {
            let head = try reader.checkpoint().checkpoint
            if let root = heads[head.size] { #expect(root == head.root) }
            heads[head.size] = head.root
            for writer in running where waitpid(writer, nil, WNOHANG) == writer { running.remove(writer) }
            usleep(20_000)
        }
        let acknowledged = try files.map { try Writer.acknowledged($0) }
        #expect(acknowledged.map(\.count) == [Int](repeating: Int(each), count: 4))
        #expect(try reader.checkpoint().checkpoint.size == UInt64(each * 5 / 2))
        // One number has one index, whoever appended it.
        var places: [Int64: UInt64] = [:]
        for (number, index) in acknowledged.joined() {
            #expect(places.updateValue(index, forKey: number) ?? index == index)
        }
        #expect(Set(places.values) == Set(0..<UInt64(each * 5 / 2)))
        let last = try reader.checkpoint().checkpoint
        for (size, root) in heads {
            let proof = try reader.consistencyProof(from: size)
            #expect(
                MerkleTree.verifyConsistency(from: size, root: root, to: last.size, root: last.root, proof: proof))
        }
        try await check(ledger, Array(acknowledged.joined()))
    }

    @Test("a writer that is killed loses nothing it acknowledged", .timeLimit(.minutes(30))) func kill() async throws {
        let ledger = try PostgresTestLedger()
        var pinned = try ledger.open().checkpoint().checkpoint
        let file = ledger.maker.folder.file("acknowledged")
        for round in 0..<Self.cycles(100) {
            let before = TestFile.size(file)
            let writer = try Writer.start(ledger, file: file, first: Int64(round) * 100_000, count: 100_000)
            for _ in 0..<4000 where TestFile.size(file) == before { usleep(2000) }
            usleep(UInt32(round * 7919 % 40_000))
            Glibc.kill(writer, SIGKILL)
            #expect(waitpid(writer, nil, 0) == writer)
            let store = try ledger.open(pinned: pinned)
            #expect(try await store.append(ledger.decision(Int64(-1 - round))).isNew)
            pinned = try store.checkpoint().checkpoint
        }
        let acknowledged = try Writer.acknowledged(file)
        #expect(acknowledged.count >= Self.cycles(100))
        try await check(ledger, acknowledged, pinned: [pinned])
    }

    @Test("a paused writer that wakes with an old state forks nothing") func paused() async throws {
        let ledger = try PostgresTestLedger()
        let file = ledger.maker.folder.file("acknowledged")
        let writer = try Writer.start(ledger, file: file, first: 0, count: 400)
        for _ in 0..<4000 where TestFile.size(file) == 0 { usleep(2000) }
        let other = try ledger.open()
        for round in 0..<3 as Range<Int64> {
            Glibc.kill(writer, SIGSTOP)
            // Waits, at the longest, until the server takes the turn from the writer that sleeps. To the server a writer is not
            // idle that was stopped between two packets of one round trip: then the other gives up by name and comes again.
            let decision = try ledger.decision(10_000 + round)
            var isAppended = false
            do {
                isAppended = try await other.append(decision).isNew
            } catch let error as LedgerError where error.code == .locked {}
            Glibc.kill(writer, SIGCONT)
            usleep(50_000)
            if !isAppended { #expect(try await other.append(decision).isNew) }
        }
        #expect(waitpid(writer, nil, 0) == writer)
        try await check(ledger, Writer.acknowledged(file))
    }

    @Test("an answer that never came is harmless: after a retry every client id is there once", .timeLimit(.minutes(5)))
    func unknownOutcome() async throws {
        let ledger = try PostgresTestLedger()
        let cut =
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() "
            + "AND pid <> pg_backend_pid()"
        let cycles = Int64(Self.cycles(30))
        let cutter = Task.detached {
            while !Task.isCancelled {
                _ = try? ledger.sql(cut)
                usleep(UInt32.random(in: 500...20_000))
            }
        }
        var failures = 0
        var acknowledged: [(number: Int64, index: UInt64)] = []
        // At least so many cuts, and no more appends than it takes to meet them.
        var number: Int64 = 0
        while failures < cycles, number < 20_000 {
            let sealed = try ledger.decision(number)
            while true {
                do {
                    let appended = try await ledger.open().append(sealed)
                    acknowledged.append((number, appended.entry.index))
                    break
                } catch let error as LedgerError {
                    #expect(error.code == .unreachable, "\(error)")
                    failures += 1
                }
            }
            number += 1
        }
        cutter.cancel()
        await cutter.value
        #expect(failures >= cycles)
        #expect(try ledger.open().checkpoint().checkpoint.size == UInt64(number))
        try await check(ledger, acknowledged)
    }

    @Test(
        "a server that dies in the middle of appends comes back with everything acknowledged", .timeLimit(.minutes(10)))
    func serverCrash() async throws {
        let server = try PostgresServer()
        let ledger = try PostgresTestLedger(on: server)
        let store = try ledger.open()
        var acknowledged: [(number: Int64, index: UInt64)] = []
        var number: Int64 = 0
        for round in 0..<min(100, Self.cycles(4)) {
            let crash = Task.detached {
                usleep(UInt32(20_000 + round * 7919 % 50_000))
                try server.crash()
            }
            while true {
                do {
                    acknowledged.append((number, try await store.append(ledger.decision(number)).entry.index))
                    number += 1
                } catch let error as LedgerError {
                    #expect(error.code == .unreachable, "\(error)")
                    break
                }
            }
            try await crash.value
            #expect(ledgerErrorCode { _ = try store.checkpoint() } == .unreachable)
            try server.start()
            // The very same value goes on, without being opened again.
            acknowledged.append((number, try await store.append(ledger.decision(number)).entry.index))
            number += 1
        }
        try await check(ledger, acknowledged)
    }

    @Test("an older dump that was restored is refused by who knows a newer checkpoint") func restoredDump() async throws
    {
        let ledger = try PostgresTestLedger()
        _ = try await ledger.open().append((0..<20).map { try ledger.decision($0) })
        let bin = try #require(PostgresServer.bin)
        let dump = ledger.maker.folder.file("dump.sql")
        try TestProcess.run(["\(bin)/pg_dump", "-n", "sluice", "-f", dump, ledger.database.url])
        let running = try ledger.open()
        _ = try await running.append(ledger.decision(100))
        let pinned = try running.checkpoint().checkpoint
        try ledger.sql("DROP SCHEMA sluice CASCADE")
        try TestProcess.run(["\(bin)/psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-f", dump, ledger.database.url])
        // By itself the dump is a sound ledger.
        #expect(try await ledger.verify().isSound)
        #expect(try await ledger.verify(pinned: [pinned]).problems.map(\.code) == [.rollback])
        #expect(ledgerErrorCode { _ = try ledger.open(pinned: pinned) } == .rollback)
        #expect(ledgerErrorCode { _ = try running.checkpoint() } == .rollback)
        #expect(await ledgerErrorCode { _ = try await running.append(ledger.decision(101)) } == .rollback)
    }
}
