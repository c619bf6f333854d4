import Documents
import Testing

/// Makes the golden ledgers of the version that is built; `SLUICE_GOLDEN` names the folder to put them into.
///
/// Run once for each release, before the next one changes anything; what it made is never made again.
@Suite(
    "Making golden ledgers", .enabled(if: GoldenLedger.target != nil, "SLUICE_GOLDEN is not set"), .needsShop,
    .needs("bwrap", "python3", "tar"))
struct GoldenMaker {
    /// The four releases of the storefront, judged by pipelines that lie in this repository.
    @Test func storefront() async throws {
        let clone = try await StorefrontClone()
        try await clone.judge(["predecessor", "promoted", "pending", "rejected", "promoted"])
        try await pack(
            "storefront", folder: clone.folder, environment: clone.environment,
            trust: "clone/examples/storefront/trust.yaml", roles: "clone/examples/storefront/roles.yaml")
    }

    /// Two environments, one after the other.
    @Test func promotion() async throws {
        let clone = try await StorefrontClone()
        let ledger = "sqlite:\(clone.folder.file("ledger")).db"
        try await clone.sluice(["ledger", "init", "--ledger", ledger]).expect(.success)
        for (environment, exit) in [("production", ExitCode.pending), ("staging", .success), ("production", .pending)] {
            try await clone.sluice([
                "run", "--release", "examples/promotion/release.yaml", "--environment", environment, "--trust",
                "examples/promotion/trust.yaml", "--ledger", ledger,
            ]).expect(exit)
        }
        try await pack(
            "promotion", folder: clone.folder, environment: clone.environment,
            trust: "clone/examples/promotion/trust.yaml", roles: "clone/examples/storefront/roles.yaml")
    }

    /// Approvals, a rejection and a waiver in the ledger, an external program's answer, a baseline, a change of trust.
    @Test func shop() async throws {
        let shop = try await Shop()
        try await askAProgram(shop)
        try await shop.approvedLedger()
        try await shop.run().expect(.success)
        try shop.folder.write(ShopFiles.sbom(requests: "2.31.0"), to: "release/sbom.json")
        try await shop.createRelease(version: "1.1.0", to: "release/next.yaml")
        let rejected = try await shop.run(release: "release/next.yaml", ["--output", "json"])
        rejected.expect(.rejected)
        let blocking = try rejected.json()["stages"]?.array?.flatMap { $0["findings"]?.array ?? [] }
            .first { $0["effect"]?.string == "blocking" }
        let fingerprint = try #require(blocking?["fingerprint"]?.string)
        let next = "acme/shop@1.1.0"
        try await shop.act(
            "waive", by: "carol", role: "security", on: next,
            ["--finding", fingerprint, "--expires", "2099-01-01T00:00:00Z"]
        ).expect(.success)
        try await shop.run(release: "release/next.yaml").expect(.pending)
        try await shop.act("reject", by: "alice", on: next, ["--comment", "not today"]).expect(.success)
        try await shop.run(release: "release/next.yaml").expect(.rejected)
        try await Task.sleep(for: .seconds(1.1))
        for person in ["alice", "bob"] { try await shop.act("approve", by: person, on: next).expect(.success) }
        try await shop.run(release: "release/next.yaml").expect(.success)
        try shop.replace("name: acme\n", by: "name: acme-next\n", in: Shop.trust)
        let change = ["ledger", "trust", "--ledger", Shop.ledger, "--trust", Shop.trust]
        for person in ["alice", "bob"] {
            try await shop.sluice(
                change + ["--sign", "release-manager", "--key", "keys/\(person)", "--into", "change-\(person).json"]
            ).expect(.success)
        }
        try await shop.sluice(change + ["--approval", "change-alice.json", "--approval", "change-bob.json"]).expect(
            .success)
        // The approvals are void under another trust; alice's rejection of the release is not.
        try await shop.run(release: "release/next.yaml", ["--effective-time", "2031-01-01T00:00:00Z"]).expect(.rejected)
        try await pack(
            "shop", folder: shop.folder, environment: shop.environment, trust: Shop.trust,
            roles: "operator/roles.yaml")
    }

    private func askAProgram(_ shop: Shop) async throws {
        try shop.folder.write(
            "#!/usr/bin/python3\nimport json\nprint(json.dumps({\"examined\": 1, \"total\": 1, \"findings\": []}))\n",
            to: "operator/plugin.py")
        let digest = try await shop.tool("sha256sum", ["operator/plugin.py"]).output.prefix(64)
        try shop.replace(
            "    - name: sign-off\n",
            by: """
                    - name: plugin
                      uses: exec
                      with:
                        program: file:plugin.py
                        sha256: \(digest)
                        send: [shop-sbom]
                    - name: sign-off

                """, in: "repository/pipelines/production.yaml")
        try await shop.commit("Ask a program")
    }

    private func pack(
        _ name: String, folder: TemporaryFolder, environment: [String: String], trust: String, roles: String
    ) async throws {
        let target = try #require(GoldenLedger.target)
        func run(_ program: String, _ arguments: [String]) async throws -> Outcome {
            let outcome = try await Child(
                executable: program, arguments: arguments, folder: folder.path, environment: environment
            ).run()
            guard outcome.code == 0 else { throw Child.Failure(message: "\(outcome.command): \(outcome.text)") }
            return outcome
        }
        let entries = try await run(
            Programs.sluice, ["ledger", "query", "--ledger", "sqlite:ledger.db", "--json", "--limit", "1000"])
        let decisions = (try entries.json().array ?? []).filter { $0["kind"]?.string == "decision" }
        try folder.write(try CanonicalJSON.encode(.array(decisions)), to: "decisions.json")
        try folder.write(try await run(Programs.sluice, ["keys", "show"]).output, to: "ledger.pub")
        try folder.copy(trust, to: "trust.yaml")
        try folder.copy(roles, to: "roles.yaml")
        _ = try await run(
            try Programs.named("sh"),
            [
                "-c",
                """
                set -e
                mkdir -p '\(target)'
                tar --sort=name --owner=0 --group=0 --numeric-owner --mtime=2026-01-01 -cf - \
                    decisions.json ledger.db ledger.db.evidence ledger.pub roles.yaml trust.yaml |
                    gzip -9n >'\(target)/\(name).tar.gz'
                """,
            ])
    }
}
