import Documents
import Testing

/// The verbs that look at one thing by itself.
@Suite("Single verbs", .needsShop) struct VerbTests {
    @Test func versionAndHelp() async throws {
        let shop = try await Shop()
        let version = try await shop.sluice(["--version"])
        #expect(version.code == 0 && version.output.split(separator: ".").count == 3, "\(version.text)")
        let help = try await shop.sluice(["--help"])
        help.expect(
            .success, saying: "init", "validate", "plan", "run", "explain", "approve", "reject", "waive", "release",
            "scan", "sbom", "verify", "lint", "policy", "ledger", "replay", "keys")
        try await shop.sluice(["run", "--releas", "x"]).expect(.usage, saying: "--release")
        try await shop.sluice(["judge"]).expect(.usage, saying: "judge")
    }

    @Test func planShowsStagesAndPins() async throws {
        let shop = try await Shop()
        let commit = try await shop.shell("git -C repository rev-parse HEAD").output
        let plan = try await shop.sluice(
            ["plan", "--release", Shop.releaseFile, "--environment", "production", "--trust", Shop.trust])
        plan.expect(
            .success, saying: "5. sign-off  approval/quorum", "after signatures, vulnerabilities, sbom-diff, objects",
            "mandatory", String(commit.prefix(40)))
    }

    @Test func validateRunsThePoliciesTests() async throws {
        let shop = try await Shop()
        try await shop.sluice(["validate", "--repository", "repository"]).expect(
            .success, saying: "2 documents are valid, 1 policy tests passed")
        try shop.replace("expect: blocking", by: "expect: warning", in: "repository/policies/rules.yaml")
        try await shop.sluice(["validate", "--repository", "repository"]).expect(.success)
        try await shop.sluice(["validate", "--repository", "repository", "--work-tree"]).expect(
            .usage, saying: "rules.yaml:", "a critical one blocks")
        try await shop.sluice(["policy", "test", "repository/policies/rules.yaml"]).expect(
            .usage, saying: "rules.yaml:", "a critical one blocks")
    }

    @Test func policyTest() async throws {
        let shop = try await Shop()
        try await shop.sluice(["policy", "test", "repository/policies/rules.yaml"]).expect(
            .success, saying: "1 policy tests passed")
        try shop.replace("finding.severity in", by: "finding.severty in", in: "repository/policies/rules.yaml")
        try await shop.sluice(["policy", "test", "repository/policies/rules.yaml"]).expect(
            .usage, saying: "severty", "severity", "repository/policies/rules.yaml:9:")
    }

    @Test func scanFindsVulnerabilities() async throws {
        let shop = try await Shop()
        let clean = try await shop.sluice(["scan", "release/sbom.json", "--advisories", "operator/advisories"])
        clean.expect(.success)
        try shop.folder.write(ShopFiles.sbom(requests: "2.31.0"), to: "release/old.json")
        let arguments = ["scan", "release/old.json", "--advisories", "operator/advisories"]
        try await shop.sluice(arguments).expect(.success, saying: "TEST-2026-1")
        try await shop.sluice(arguments + ["--fail-on", "high"]).expect(.rejected, saying: "TEST-2026-1")
        try await shop.sluice(["scan", "release/none.json", "--advisories", "operator/advisories"]).expect(.usage)
        let missing = try await shop.sluice(["scan", "release/old.json", "--advisories", "operator/none"])
        #expect(missing.code != 0, "\(missing.text)")
    }

    @Test func scanThatCouldNotJudgeIsIncomplete() async throws {
        let shop = try await Shop()
        try shop.folder.write(
            ShopFiles.sbom().replacing("pkg:pypi/idna@3.7", with: "pkg:generic/idna@3.7"), to: "release/odd.json")
        try await shop.sluice(["scan", "release/odd.json", "--advisories", "operator/advisories"]).expect(.incomplete)
    }

    @Test func sbomDiffTellsWhatChanged() async throws {
        let shop = try await Shop()
        try shop.folder.write(ShopFiles.sbom(requests: "2.31.0"), to: "release/old.json")
        try await shop.sluice(["sbom", "diff", "release/old.json", "release/sbom.json"]).expect(
            .success, saying: "requests", "2.31.0", "2.32.3", "upgraded")
        try await shop.sluice(["sbom", "diff", "release/sbom.json", "release/old.json"]).expect(
            .success, saying: "downgraded")
    }

    @Test func verifyChecksASignature() async throws {
        let shop = try await Shop()
        let arguments = [
            "verify", "release/objects.yaml", "--signature", "release/objects.sig", "--key", "operator/release.pub",
        ]
        try await shop.sluice(arguments).expect(.success)
        try shop.replace("name: shop", by: "name: shap", in: "release/objects.yaml")
        try await shop.sluice(arguments).expect(.rejected, saying: "signature/invalid")
    }

    @Test func lintFindsAPrivilegedContainerWithItsPlace() async throws {
        let shop = try await Shop()
        try await shop.sluice(["lint", "release/objects.yaml", "--fail-on", "low"]).expect(.success)
        try shop.replace(
            "allowPrivilegeEscalation: false", by: "privileged: true", in: "release/objects.yaml")
        let line = ShopFiles.objects.split(separator: "\n", omittingEmptySubsequences: false)
            .firstIndex { $0.contains("allowPrivilegeEscalation") }
        try await shop.sluice(["lint", "release/objects.yaml", "--fail-on", "medium"]).expect(
            .rejected, saying: "release/objects.yaml:\((line ?? 0) + 1):", "privileged")
    }

    @Test func keysAreMadeAndShown() async throws {
        let shop = try await Shop()
        try await shop.sluice(["keys", "show"]).expect(.usage, saying: "sluice keys make")
        let made = try await shop.sluice(["keys", "make", "--algorithm", "p256"])
        made.expect(.success, saying: "-----BEGIN PUBLIC KEY-----")
        let shown = try await shop.sluice(["keys", "show"])
        #expect(shown.output == made.output)
        try await shop.sluice(["keys", "make"]).expect(.usage, saying: "already")
        let derived = try await shop.tool("openssl", ["pkey", "-in", "home/keys/ledger.pem", "-pubout"])
        #expect(derived.output == shown.output)
        try await shop.shell("chmod 644 home/keys/ledger.pem")
        try await shop.sluice(["keys", "show"]).expect(.usage, saying: "can be read by others")
    }

    @Test func encryptedKeySignsWithItsPassphrase() async throws {
        let shop = try await Shop()
        let passphrase = ["SLUICE_KEY_PASSPHRASE": "correct horse"]
        try await shop.sluice(["keys", "make"], with: passphrase).expect(.success)
        #expect(try shop.folder.text("home/keys/ledger.pem").contains("BEGIN ENCRYPTED PRIVATE KEY"))
        try await shop.makeLedger(with: passphrase)
        try await shop.run(with: passphrase).expect(.pending)
        try await shop.run().expect(.usage, saying: "SLUICE_KEY_PASSPHRASE")
        try await shop.run(with: ["SLUICE_KEY_PASSPHRASE": "wrong"]).expect(.usage)
        try await shop.tool(
            "openssl", ["pkey", "-in", "home/keys/ledger.pem", "-passin", "pass:correct horse", "-noout"])
    }
}
