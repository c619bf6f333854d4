import Documents
import Testing

/// A run that is killed leaves a ledger that verifies, and the same command can be run again.
@Suite("Killed runs", .needsShop) struct KillTests {
    @Test func killedAtManyMoments() async throws {
        let shop = try await Shop()
        try await shop.makeLedger("sqlite:timed.db")
        let start = ContinuousClock.now
        try await shop.run(ledger: "sqlite:timed.db").expect(.pending)
        let whole = start.duration(to: .now) / .seconds(1)
        try await shop.makeLedger()
        let moments = 12
        for moment in 0..<moments {
            // Each a new decision, killed a little later than the one before.
            let time = "2030-01-01T00:00:\(moment + 10)Z"
            let seconds = whole * (Double(moment) + Double.random(in: 0..<1)) / Double(moments)
            let run = try await shop.sluice(
                shop.runArguments() + ["--effective-time", time], secondsToLive: seconds)
            #expect([137, ExitCode.pending.rawValue].contains(run.code), "\(run.text)")
            try await shop.verify().expect(.success)
            let before = try await decisions(shop, at: time)
            try await shop.run(["--effective-time", time]).expect(.pending)
            let after = try await decisions(shop, at: time)
            #expect(before <= 1 && after == 1, "killed after \(seconds) of \(whole) seconds")
        }
        try await shop.verify().expect(.success)
        try await shop.sluice(["replay", Shop.release, "--all", "--ledger", Shop.ledger]).expect(
            .success, saying: "identical")
        let left = shop.folder.files(below: "ledger.db.evidence").filter { $0.hasSuffix(".tmp") }
        #expect(left.count <= moments)
    }

    private func decisions(_ shop: Shop, at time: String) async throws -> Int {
        try await shop.entries().count { $0["at"]?.string == time && $0["kind"]?.string == "decision" }
    }

    @Test func killedInit() async throws {
        let shop = try await Shop()
        for moment in 1...6 {
            let url = "sqlite:ledger-\(moment).db"
            let made = try await shop.sluice(
                ["ledger", "init", "--ledger", url], secondsToLive: Double(moment) * 0.008)
            #expect([0, 137].contains(made.code), "\(made.text)")
            if shop.folder.exists("ledger-\(moment).db") {
                try await shop.verify(url).expect(.success)
            } else {
                try await shop.makeLedger(url)
            }
            try await shop.run(ledger: url).expect(.pending)
        }
    }
}
