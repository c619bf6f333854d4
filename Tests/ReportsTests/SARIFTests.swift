import Documents
import Engine
import Findings
import Reports
import Testing

@Suite("SARIF reports") struct SARIFTests {
    private func run(_ text: String) throws -> JSONValue {
        let log = try JSONReader.value(Array(text.utf8), limits: .sbom)
        #expect(log["version"]?.string == "2.1.0")
        return try #require(log["runs"]?.array?.first)
    }

    private func run(_ scenario: Scenario) async throws -> JSONValue {
        try run(ReportRenderer.render(try await scenario.report(), as: .sarif, color: false))
    }

    @Test("every result refers to its rule, and rules are sorted") func rules() async throws {
        for scenario in [Samples.blocked, Samples.broken, Samples.hostile] {
            let run = try await run(scenario)
            let rules = (run["tool"]?["driver"]?["rules"]?.array ?? []).compactMap { $0["id"]?.string }
            #expect(rules == rules.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
            let results = run["results"]?.array ?? []
            #expect(!results.isEmpty)
            for result in results {
                let index = try #require(result["ruleIndex"]?.integer)
                #expect(rules[Int(index)] == result["ruleId"]?.string)
                let region = result["locations"]?.array?.first?["physicalLocation"]?["region"]
                #expect(try #require(region?["startLine"]?.integer) >= 1)
                #expect(region?["startColumn"]?.integer ?? 1 >= 1)
                #expect(result["partialFingerprints"]?["sluice/v1"]?.string?.isEmpty == false)
                let last = result["message"]?["text"]?.string?.last
                #expect(last == "." || last == "…" || last == "}", "\(String(describing: last))")
            }
        }
    }

    @Test("levels follow the effect, waived findings are suppressed, the baseline shows") func levels() async throws {
        let run = try await run(Samples.blocked)
        let results = run["results"]?.array ?? []
        func result(_ advisory: String) throws -> JSONValue {
            try #require(results.first { $0["properties"]?["advisory"]?.string == advisory })
        }
        let blocking = try result("CVE-2026-0001")
        #expect(blocking["level"]?.string == "error")
        #expect(blocking["baselineState"]?.string == "new")
        #expect(blocking["suppressions"]?.array == [])
        #expect(try result("CVE-2026-0002")["baselineState"]?.string == "unchanged")
        #expect(try result("CVE-2026-0004")["level"]?.string == "warning")
        let waived = try result("CVE-2026-0007")
        #expect(
            waived["suppressions"] == [
                [
                    "kind": "external", "status": "accepted",
                    "justification": "waived by sam as security until 2026-12-24T00:00:00Z.",
                ]
            ])
        let related = blocking["relatedLocations"]?.array?.first?["physicalLocation"]
        #expect(related?["artifactLocation"]?["uri"]?.string == "policies/baseline.yaml")
        #expect(related?["region"]?["startLine"]?.integer == 7)
    }

    @Test("without a baseline no result claims a state") func noBaseline() async throws {
        var scenario = Samples.blocked
        scenario.baseline = nil
        let results = try await run(scenario)["results"]?.array ?? []
        #expect(results.allSatisfy { $0["baselineState"] == nil })
    }

    @Test("an errored run is not successful, and every stage without an answer is a result") func broken() async throws
    {
        let run = try await run(Samples.broken)
        let invocation = try #require(run["invocations"]?.array?.first)
        #expect(invocation["executionSuccessful"]?.bool == false)
        #expect(invocation["exitCode"]?.integer == 1)
        #expect(invocation["toolExecutionNotifications"]?.array?.count == 1)
        #expect(
            (run["results"]?.array ?? []).compactMap { $0["ruleId"]?.string } == [
                "sluice/stage-errored", "sluice/stage-unknown", "sluice/stage-unknown", "sluice/stage-skipped",
            ])
    }

    @Test("a stage that passed although something was left out is a warning") func accepted() async throws {
        var scenario = Samples.promoted
        scenario.answers["vulnerabilities"] = .success(.finding(examined: 95, of: 100))
        let run = try await run(scenario)
        let result = try #require(run["results"]?.array?.first)
        #expect(result["ruleId"]?.string == "sluice/stage-incomplete")
        #expect(result["level"]?.string == "warning")
        #expect(run["invocations"]?.array?.first?["executionSuccessful"]?.bool == true)
    }

    @Test("paths become URIs and messages have no links") func hostile() async throws {
        let results = try await run(Samples.hostile)["results"]?.array ?? []
        let finding = try #require(results.first { $0["ruleId"]?.string == "vulnerability/known" })
        let uri = try #require(
            finding["locations"]?.array?.first?["physicalLocation"]?["artifactLocation"]?["uri"]?.string)
        #expect(uri.hasPrefix("dir%2Ca%3Ab/%1B%5B2Jred%0Anew%7Cline%20%60tick%60%20%3Cscript%3E"))
        let message = try #require(finding["message"]?["text"]?.string)
        #expect(!message.contains("]("))
        #expect(!message.unicodeScalars.contains { $0.value < 0x20 })
    }

    @Test("findings of one verb: levels by severity, what was left out is an error") func findings() throws {
        let run = try run(ReportRenderer.render(Samples.scan, as: .sarif, color: false))
        let results = run["results"]?.array ?? []
        #expect(results.compactMap { $0["level"]?.string } == ["error", "error", "warning", "note"])
        #expect(results.first?["ruleId"]?.string == "sluice/stage-incomplete")
    }
}
