import Documents
import Glibc
import Testing

/// Runs that are queued and judged by workers, in processes of their own.
@Suite("Queued runs", .needsShop) struct WorkerTests {
    /// Workers killed on each store; `SLUICE_KILL_CYCLES` makes the longer form.
    private static let cycles = getenv("SLUICE_KILL_CYCLES").flatMap { Int(String(cString: $0)) } ?? 6

    private func enqueue(_ shop: Shop, _ ledger: String, id: String, _ release: String = Shop.releaseFile) async throws
        -> Outcome
    {
        try await shop.sluice([
            "run", "--queue", "--request-id", id, "--release", release, "--environment", "production", "--ledger",
            ledger,
        ])
    }

    private func work(
        _ shop: Shop, _ ledger: String, _ more: [String] = [], secondsToLive: Double = 120
    ) async throws -> Outcome {
        try await shop.sluice(
            ["worker", "--ledger", ledger, "--trust", Shop.trust, "--once", "--lease", "1"] + more,
            secondsToLive: secondsToLive)
    }

    private func status(_ shop: Shop, _ ledger: String, _ id: String) async throws -> Outcome {
        try await shop.sluice(["worker", "status", id, "--ledger", ledger])
    }

    private func decisions(_ shop: Shop, _ ledger: String) async throws -> [String] {
        try await shop.entries(ledger).filter { $0["kind"]?.string == "decision" }.compactMap { $0["version"]?.string }
    }

    private func check(_ shop: Shop, _ ledger: String) async throws {
        try await enqueue(shop, ledger, id: "job-1").expect(.success, saying: "job-1")
        try await status(shop, ledger, "job-1").expect(.pending, saying: "job-1 waiting, attempt 0")
        // Retried by the job: one run. Another release under the same id: a mistake.
        try await enqueue(shop, ledger, id: "job-1").expect(.success, saying: "queued before")
        try await shop.createRelease(version: "9.9.9", to: "release/other.yaml")
        try await enqueue(shop, ledger, id: "job-1", "release/other.yaml").expect(.usage, saying: "another request")
        try await work(shop, ledger).expect(.success, saying: "job-1: pending, entry 1")
        try await status(shop, ledger, "job-1").expect(.success, saying: "job-1 done, attempt 1: pending, entry 1")
        try await enqueue(shop, ledger, id: "job-1").expect(.success, saying: "queued before")
        try await work(shop, ledger).expect(.success)
        #expect(try await decisions(shop, ledger) == ["1.0.0"])
        for person in ["alice", "bob"] { try await shop.act("approve", by: person, ledger: ledger).expect(.success) }
        // The files may be gone when the worker comes: the queue has them.
        try await enqueue(shop, ledger, id: "job-2").expect(.success)
        try await shop.shell("mv release release-moved")
        try await work(shop, ledger, ["--concurrency", "3"]).expect(.success, saying: "job-2: promoted, entry 4")
        try await shop.shell("mv release-moved release")
        try await shop.sluice(["replay", Shop.release, "--ledger", ledger]).expect(.success, saying: "identical")
        // What can't succeed is given up at once.
        try await shop.sluice([
            "run", "--queue", "--request-id", "nowhere", "--release", Shop.releaseFile, "--environment", "nowhere",
            "--ledger", ledger,
        ]).expect(.success)
        try await work(shop, ledger).expect(.success, saying: "nowhere: given up")
        try await status(shop, ledger, "nowhere").expect(.errored, saying: "nowhere dead, attempt 1", "trust.no-gate")
        try await kill(shop, ledger)
    }

    /// Workers die at any moment, and each request comes to one decision.
    private func kill(_ shop: Shop, _ ledger: String) async throws {
        try await shop.createRelease(version: "2.0.0", to: "release/timed.yaml")
        try await enqueue(shop, ledger, id: "timed", "release/timed.yaml").expect(.success)
        let start = ContinuousClock.now
        try await work(shop, ledger).expect(.success, saying: "timed: ")
        let whole = start.duration(to: .now) / .seconds(1)
        var killed = 0
        for cycle in 0..<Self.cycles {
            let version = "3.0.\(cycle)"
            try await shop.createRelease(version: version, to: "release/next.yaml")
            try await enqueue(shop, ledger, id: "kill-\(cycle)", "release/next.yaml").expect(.success)
            // Each a little later than the one before; in a long form all over again.
            let part = Double(cycle % 12) + Double.random(in: 0..<1)
            let seconds = whole * (0.3 + 0.8 * part / Double(min(12, Self.cycles)))
            let worker = try await work(shop, ledger, secondsToLive: seconds)
            #expect([0, 137].contains(worker.code), "\(worker.text)")
            if worker.code == 137 { killed += 1 }
            var state = try await status(shop, ledger, "kill-\(cycle)")
            for _ in 0..<20 where state.code != 0 {
                state.expect(.pending)
                try await Task.sleep(for: .seconds(0.5))
                _ = try await work(shop, ledger)
                state = try await status(shop, ledger, "kill-\(cycle)")
            }
            state.expect(.success, saying: "done")
            #expect(
                try await decisions(shop, ledger).count { $0 == version } == 1, "killed after \(seconds) of \(whole)")
        }
        #expect(killed > 0)
        try await shop.verify(ledger).expect(.success)
    }

    @Test func besideAFile() async throws {
        let shop = try await Shop()
        try await shop.makeLedger()
        try await check(shop, Shop.ledger)
        let none = try await shop.sluice(["worker", "--ledger", "sqlite:none.db", "--once", "--trust", Shop.trust])
        none.expect(.usage, saying: "there is no ledger")
        #expect(!shop.folder.exists("none.db.ops"))
    }

    @Test(.needsPostgres) func inPostgreSQL() async throws {
        let (shop, server) = (try await Shop(), try await PostgresCluster())
        try await shop.makeLedger(server.secretURL)
        try await check(shop, server.secretURL)
    }

    @Test(
        "a worker that died after its decision was recorded leaves one decision, whoever comes after", .needs("sqlite3")
    )
    func recordedButNotEnded() async throws {
        let shop = try await Shop()
        try await shop.makeLedger()
        try await enqueue(shop, Shop.ledger, id: "job").expect(.success)
        // As a worker leaves it that has just taken the run and dies: the moment is pinned, the lease is over.
        let queue = "ledger.db.ops/queue.db"
        func pin(_ moment: String) async throws {
            try await shop.tool(
                "sqlite3",
                [queue, "UPDATE runs SET state = 'leased', attempts = 1, available_at = 0, started_at = \(moment)"])
        }
        try await pin("CAST(strftime('%s', 'now') AS INTEGER)")
        try shop.folder.copy(queue, to: "queue-before.db")
        try await work(shop, Shop.ledger).expect(.success, saying: "job: pending, entry 1")
        // The second is another one by now, and the decision is the same.
        try await Task.sleep(for: .seconds(1.1))
        try await shop.shell("cp queue-before.db \(queue)")
        try await work(shop, Shop.ledger).expect(.success, saying: "job: pending, entry 1")
        #expect(try await decisions(shop, Shop.ledger) == ["1.0.0"])
        // The queue does not choose the time: neither one long past nor one to come.
        for moment in ["1000", "CAST(strftime('%s', 'now') AS INTEGER) + 600"] {
            try await shop.shell("cp queue-before.db \(queue)")
            try await pin(moment)
            try await work(shop, Shop.ledger).expect(.success, saying: "job: given up", "queue.start-time")
        }
        #expect(try await decisions(shop, Shop.ledger) == ["1.0.0"])
    }

    @Test func queuedRunIsTheWorkersToJudge() async throws {
        let shop = try await Shop()
        for flag in [["--dry-run"], ["--effective-time", "2030-01-01T00:00:00Z"], ["--output", "json"]] {
            try await shop.run(["--queue"] + flag).expect(.usage, saying: "A queued run is judged by the worker")
        }
        try await shop.run(["--request-id", "x"]).expect(.usage, saying: "--request-id belongs to --queue")
    }
}
