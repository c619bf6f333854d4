import Artifacts
import Engine
import Findings
import Reports
import Testing

@Suite("terminal report of a decision") struct TerminalDecisionTests {
    private func text(_ scenario: Scenario, isDryRun: Bool = false, color: Bool = false) async throws -> String {
        ReportRenderer.render(try await scenario.report(isDryRun: isDryRun), as: .terminal, color: color)
    }

    @Test("a blocked release says where, why and what to do") func blocked() async throws {
        let report = try await Samples.blocked.report()
        let evaluation = report.evaluation
        let unreadable = try #require(evaluation.unreadableActs.first).digest
        let expected = """
            REJECTED acme/storefront@2.4.2 for production
              judged by container-production (pipelines/production.yaml at 4f2a1c9b7d3e, refs/heads/main), \
            as of 2026-11-23T10:00:00Z
              compared with 2.4.1, 1 fixed since

            Stages
              ✔ passed   signatures       1/1 examined
              ✘ failed   vulnerabilities  412/415 examined (3 no-feed); 3 blocking, 1 waived, 1 warning; \
            3 introduced, 1 newlyDisclosed, 1 preexisting; 2 malformed advisories
              ? unknown  objects          1/1 examined; 1 unaddressed; 1 introduced
              … waiting  sign-off         1/1 examined; 1 more approval by security

            Where and why
            policies/baseline.yaml:7:7: blocking: vulnerabilities: \
            Critical vulnerabilities may not go to production. [no-critical]
               7 |     - name: no-critical
                 |       ^~~~~~~~~~~~~~~~~
                sbom.cdx.json:14:5: critical: openssl 1 has CVE-2026-0001 [vulnerability/known, introduced]
                  remedy: Upgrade openssl to 3.0.15.
                sbom.cdx.json:30:5: critical: openssl 1 has CVE-2026-0002 [vulnerability/known, preexisting]
                  remedy: Upgrade openssl to 3.0.15.
                sbom.cdx.json:44:5: critical: curl 1 has CVE-2026-0003 [vulnerability/known, newlyDisclosed]
                  remedy: Upgrade curl to 8.11.0.

            pipelines/production.yaml:12:7: unaddressed: objects: \
            no policy rule addresses kubernetes/run-as-non-root [kubernetes/run-as-non-root]
              12 |     - name: objects
                 |       ^~~~~~~~~~~~~
                k8s/web.yaml:21:11: medium: Deployment web: container 'web' may run as root \
            [kubernetes/run-as-non-root, introduced]
              remedy: Add a rule that matches kubernetes/run-as-non-root to a policy of the pipeline.

            pipelines/production.yaml:14:7: waiting: sign-off: 1 more approval by security [waiting]
              14 |     - name: sign-off
                 |       ^~~~~~~~~~~~~~
              remedy: Get 1 more approval by security.

            Let pass
              waived: 1 finding by sam as security until 2026-12-24T00:00:00Z
              warning: 1 finding under policies/baseline.yaml#other-vulnerabilities

            What to do
              1. Upgrade openssl to 3.0.15. (clears 2)
              2. Upgrade curl to 8.11.0.
              3. Add a rule that matches kubernetes/run-as-non-root to a policy of the pipeline.
              4. Get 1 more approval by security.
              Until then, security can waive blocking findings for a time ('sluice waive').

            Signed acts
              approved by mia as release-manager
              does not count: ann: ann is an author of the release (approval.separation-of-duties)
              does not count: waiver by sam: it is for another project, environment or release (waiver.out-of-scope)
              does not count: \(unreadable): a signed act needs 'document' and 'signature'

            Digests
              release  \(evaluation.release.digest)
              review   \(evaluation.reviewDigest)
              input    \(evaluation.inputDigest)
              exit     rejected (2)
              recorded sqlite:gate.db, entry 17

            """
        #expect(ReportRenderer.render(report, as: .terminal, color: false) == expected)
    }

    @Test("a promoted release is a short screen") func promoted() async throws {
        let text = try await text(Samples.promoted)
        #expect(text.hasPrefix("PROMOTED acme/storefront@2.4.2 for production\n"))
        #expect(text.contains("  ✔ passed   vulnerabilities  20/20 examined\n"))
        #expect(text.contains("no baseline: every finding counts as introduced"))
        for absent in ["Where and why", "What to do", "Let pass", "Signed acts", "exit "] {
            #expect(!text.contains(absent), "\(absent)")
        }
    }

    @Test("stages that could not say enough are marked at their place in the pipeline") func broken() async throws {
        let text = try await text(Samples.broken)
        #expect(text.hasPrefix("ERRORED acme/storefront@2.4.2 for production\n"))
        #expect(text.contains("note: There is no decision: a stage errored."))
        #expect(
            text.contains(
                """
                pipelines/production.yaml:7:7: errored: signatures: there is no key file [keys.missing]
                   7 |     - name: signatures
                     |       ^~~~~~~~~~~~~~~~
                  remedy: Give the stage 'keys: file:keys/'.
                """))
        #expect(text.contains("unknown: vulnerabilities: 3 of 4 could not be examined: 3 no-feed [incomplete]"))
        #expect(text.contains("unknown: objects: there was nothing to examine [nothing-examined]"))
        #expect(text.contains("skipped: sign-off: 'signatures', which it needs, errored [skipped]"))
        #expect(text.contains("  exit     errored (1)\n"))
        #expect(!text.contains("accept less"))
    }

    @Test("what was nearly complete may be accepted, and the screen says by which key") func nearlyComplete()
        async throws
    {
        var scenario = Samples.promoted
        scenario.answers["objects"] = .success(.finding(examined: 99, of: 100))
        let text = try await text(scenario)
        #expect(text.hasPrefix("PENDING (incomplete) "))
        #expect(text.contains("or accept less by 'completeness: 99' on the stage."))
        #expect(text.contains("  exit     incomplete (4)\n"))
    }

    @Test("many findings of one rule are grouped, capped and counted") func grouped() async throws {
        var scenario = Samples.promoted
        let many = (1...30).map { Samples.vulnerability("CVE-2026-\(1000 + $0)", line: $0) }
        scenario.answers["vulnerabilities"] = .success(.finding(many))
        let text = try await text(scenario)
        #expect(text.split(separator: "\n").count { $0.hasPrefix("    sbom.cdx.json:") } == 8)
        #expect(text.contains("    … and 22 more of this rule; the JSON report has all\n"))
        #expect(text.contains("  1. Upgrade openssl to 3.0.15. (clears 30)\n"))
        // One remedy for all stands once, below the group.
        #expect(text.components(of: "remedy:") == 1)
    }

    @Test("colour only when asked for, and never else") func color() async throws {
        let plain = try await text(Samples.blocked)
        let colored = try await text(Samples.blocked, color: true)
        #expect(!plain.contains("\u{1B}"))
        #expect(colored.contains("\u{1B}[31;1mREJECTED\u{1B}[0m"))
        var stripped = ""
        var isEscape = false
        for scalar in colored.unicodeScalars {
            if scalar == "\u{1B}" { isEscape = true }
            if !isEscape { stripped.unicodeScalars.append(scalar) }
            if scalar == "m" { isEscape = false }
        }
        #expect(stripped == plain)
    }

    @Test("a gate that does not enforce says until when") func enforcement() async throws {
        var scenario = Samples.blocked
        scenario.enforcement = "      enforcement: { mode: warn, until: 2027-01-31T00:00:00Z }"
        let text = try await text(scenario)
        #expect(text.hasPrefix("REJECTED "))
        #expect(
            text.contains("note: This verdict is not enforced until 2027-01-31T00:00:00Z: the gate is in warn mode."))
        #expect(!text.contains("  exit "))
    }

    @Test("a dry run says that nothing was recorded") func dryRun() async throws {
        let text = try await text(Samples.promoted, isDryRun: true)
        #expect(text.contains("note: This was a dry run: nothing was recorded, and nothing is promoted by it."))
        #expect(!text.contains("recorded sqlite"))
    }

    @Test("a promotion order that is not met names the earlier environment") func promotionOrder() async throws {
        var scenario = Samples.promoted
        scenario.pipeline = scenario.pipeline.replacing(
            "  stages:", with: "  requires:\n    - environment: staging\n      soak: 24h\n  stages:")
        let text = try await text(scenario)
        #expect(text.contains("waiting  requires-staging"))
        #expect(text.contains("pipelines/production.yaml:7:20: waiting: requires-staging: is not live in staging"))
        #expect(text.contains("Promote this release there first: it is not live in staging."))
    }

    @Test("a stage that the pipeline's condition left out holds nothing back") func leftOut() async throws {
        var scenario = Samples.promoted
        scenario.pipeline = scenario.pipeline.replacing(
            "    - name: objects\n      uses: test/examine",
            with: "    - name: objects\n      uses: test/examine\n      when: environment == 'staging'"
        ).replacing("needs: [signatures, vulnerabilities, objects]", with: "needs: [signatures, vulnerabilities]")
        let text = try await text(scenario)
        #expect(text.hasPrefix("PROMOTED "))
        #expect(text.contains("- skipped  objects          left out: "))
    }
}
