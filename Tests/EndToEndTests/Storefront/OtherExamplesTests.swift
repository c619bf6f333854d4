import Testing

/// The smaller examples give the exit codes that their READMEs promise.
@Suite("The other examples", .needs("git"), .needsStorefront) struct OtherExamplesTests {
    @Test("three services are judged by one pipeline with different parameters") func services() async throws {
        let clone = try await StorefrontClone()
        try await clone.initialise()
        try await clone.run("examples/services/web.yaml", "examples/services/trust.yaml").expect(.success)
        try await clone.run("examples/services/worker.yaml", "examples/services/trust.yaml").expect(.rejected)
        try await clone.run("examples/services/admin.yaml", "examples/services/trust.yaml").expect(.success)
    }

    @Test("production waits for staging, and then for the soak") func promotion() async throws {
        let clone = try await StorefrontClone()
        try await clone.initialise()
        let (release, trust) = ("examples/promotion/release.yaml", "examples/promotion/trust.yaml")
        try await clone.run(release, trust).expect(.pending, saying: "staging")
        try await clone.run(release, trust, environment: "staging").expect(.success)
        try await clone.run(release, trust).expect(.pending, saying: "soaks")
    }
}

extension StorefrontClone {
    fileprivate var ledger: String { "sqlite:\(folder.file("ledger")).db" }

    fileprivate func initialise() async throws {
        try await sluice(["ledger", "init", "--ledger", ledger]).expect(.success)
    }

    fileprivate func run(_ release: String, _ trust: String, environment: String = "production") async throws
        -> Outcome
    {
        try await sluice([
            "run", "--release", release, "--environment", environment, "--trust", trust, "--ledger", ledger,
        ])
    }
}
