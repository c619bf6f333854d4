import Documents
import Testing

/// Results in every form, where they are asked for.
@Suite("Outputs", .needsShop) struct OutputTests {
    private func vulnerableShop() async throws -> Shop {
        let shop = try await Shop()
        try shop.folder.write(ShopFiles.sbom(requests: "2.31.0"), to: "release/sbom.json")
        try await shop.createRelease()
        try await shop.makeLedger()
        return shop
    }

    @Test func everyFormatGoesToItsFile() async throws {
        let shop = try await vulnerableShop()
        let run = try await shop.run([
            "--output", "json=report.json", "--output", "sarif=report.sarif", "--output", "junit=report.xml",
            "--output", "markdown=report.md",
        ])
        run.expect(.rejected, saying: "TEST-2026-1")
        let json = try JSONReader.value(try shop.folder.bytes("report.json"))
        #expect(json["verdict"]?.string == "rejected")
        for key in ["inputDigest", "reviewDigest", "releaseDigest"] {
            #expect(json[key]?.string?.hasPrefix("sha256:") == true, "\(key)")
        }
        #expect(json["stages"]?.array?.count == 5)
        #expect(json["stages"]?.strings(named: "rule").contains { $0.hasPrefix("vulnerability/") } == true)
        let sarif = try JSONReader.value(try shop.folder.bytes("report.sarif"))
        #expect(sarif["version"]?.string == "2.1.0")
        let results = sarif["runs"]?.array?.first?["results"]?.array ?? []
        #expect(results.contains { $0.strings(named: "text").contains { $0.contains("TEST-2026-1") } })
        let xml = try shop.folder.text("report.xml")
        #expect(xml.contains("<testsuite") && xml.contains("vulnerabilities") && xml.contains("<failure"))
        let markdown = try shop.folder.text("report.md")
        #expect(markdown.lowercased().contains("rejected") && markdown.contains("vulnerabilities"))
    }

    @Test func jsonOnStandardOutputIsAlone() async throws {
        let shop = try await vulnerableShop()
        let run = try await shop.run(["--output", "json"])
        run.expect(.rejected)
        #expect(try run.json()["verdict"]?.string == "rejected")
    }

    @Test func stepSummaryAndAnnotationsOfGitHub() async throws {
        let shop = try await vulnerableShop()
        try shop.folder.write("before\n", to: "summary.md")
        let run = try await shop.run(with: [
            "GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": shop.folder.file("summary.md"),
        ])
        run.expect(.rejected, saying: "::error")
        let summary = try shop.folder.text("summary.md")
        #expect(summary.hasPrefix("before\n") && summary.lowercased().contains("rejected"))
    }

    @Test func codeQualityOfGitLab() async throws {
        let shop = try await vulnerableShop()
        try await shop.run(with: ["GITLAB_CI": "true"]).expect(.rejected)
        let report = try JSONReader.value(try shop.folder.bytes("gl-code-quality-report.json"))
        let issue = try #require(report.array?.first)
        #expect(issue["description"]?.string != nil && issue["fingerprint"]?.string != nil)
        #expect(issue["location"]?["path"]?.string != nil)
        try await shop.run(with: ["SLUICE_GITLAB_CODE_QUALITY": shop.folder.file("quality.json")]).expect(.rejected)
        #expect(shop.folder.exists("quality.json"))
    }

    @Test func blockedReleaseShowsTheLineThatBlockedIt() async throws {
        let shop = try await Shop()
        try shop.replace("allowPrivilegeEscalation: false", by: "privileged: true", in: "release/objects.yaml")
        try await shop.sign("release/objects.yaml", to: "release/objects.sig")
        try await shop.createRelease()
        try await shop.makeLedger()
        let run = try await shop.run()
        let rule = try shop.line(of: "- name: these-block", in: "repository/policies/rules.yaml")
        let place = try shop.line(of: "privileged: true", in: "release/objects.yaml")
        run.expect(.rejected, saying: "policies/rules.yaml:\(rule):7: ", "^~~~", "objects.yaml:\(place):")
    }

    @Test func unwritableOutputIsAnError() async throws {
        let shop = try await vulnerableShop()
        try await shop.run(["--output", "json=none/report.json"]).expect(.errored, saying: "none/report.json")
        let unknown = try await shop.run(["--output", "xml"])
        #expect(unknown.code == ExitCode.usage.rawValue)
    }

    @Test func quietPrintsResultsOnly() async throws {
        let shop = try await Shop()
        try await shop.makeLedger()
        let run = try await shop.run(["--quiet", "--output", "json"])
        #expect(run.errors == "exit 3: pending\n")
        let colours = try await shop.run(["--no-color"])
        #expect(!colours.text.contains("\u{1B}"))
    }
}
