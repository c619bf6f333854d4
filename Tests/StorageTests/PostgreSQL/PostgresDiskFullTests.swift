import Glibc
import Ledger
import Storage
import Testing

@Suite(
    "PostgreSQL on a full disk", .enabled(if: PostgresServer.isExpected, "PostgreSQL is not installed"), .needsSmallDisk
)
struct PostgresDiskFullTests {
    @Test("appends are refused, nothing acknowledged is lost, and it goes on when there is room again")
    func full() async throws {
        let disk = try SmallDisk(megabytes: 220)
        let server = try PostgresServer(in: disk.folder.path)
        let ledger = try PostgresTestLedger(on: server)
        let store = try ledger.open()
        var acknowledged: [(number: Int64, index: UInt64)] = []
        var number: Int64 = 0
        for round in 0..<3 {
            acknowledged.append((number, try await store.append(ledger.decision(number)).entry.index))
            try disk.fill(leaving: 1 << 20)
            var refusal: LedgerError?
            while refusal == nil, number < 200_000 {
                let numbers = number + 1..<number + 201
                do {
                    let appended = try await store.append(numbers.map { try ledger.decision($0) })
                    acknowledged += zip(numbers, appended).map { ($0, $1.entry.index) }
                } catch let error as LedgerError { refusal = error }
                number += 201
            }
            // Either a file could not grow, or the log could not, and then the server stops at once.
            let code = try #require(refusal?.code)
            #expect([.storageFull, .unreachable].contains(code), "round \(round): \(refusal?.message ?? "")")
            disk.empty()
            if (try? store.checkpoint()) == nil {
                try? server.crash()
                try server.start()
            }
        }
        acknowledged.append((number, try await store.append(ledger.decision(number)).entry.index))
        let report = try await ledger.verify()
        #expect(report.isSound, "\(report.problems)")
        for (number, index) in acknowledged {
            #expect(try store.entry(at: index)?.fields.version == "1.\(number)")
        }
    }
}
