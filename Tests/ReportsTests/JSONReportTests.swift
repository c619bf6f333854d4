import Artifacts
import Documents
import Engine
import Findings
import Reports
import Testing

@Suite("JSON reports") struct JSONReportTests {
    private func value(_ text: String) throws -> JSONValue { try JSONReader.value(Array(text.utf8), limits: .sbom) }

    @Test("a report has exactly the keys its schema declares", arguments: [0, 1, 2]) func schema(which: Int)
        async throws
    {
        let scenario = [Samples.blocked, Samples.promoted, Samples.broken][which]
        let check = SchemaCheck(root: try value(ReportSchema.json))
        for isDryRun in [false, true] {
            let report = try await scenario.report(isDryRun: isDryRun)
            let rendered = try value(ReportRenderer.render(report, as: .json, color: false))
            #expect(check.problems(of: rendered) == [])
        }
    }

    @Test("a report of findings has exactly the keys its schema declares") func findingsSchema() throws {
        let check = SchemaCheck(root: try value(ReportSchema.findings))
        for report in [Samples.scan, Samples.emptyScan] {
            #expect(check.problems(of: try value(ReportRenderer.render(report, as: .json, color: false))) == [])
        }
    }

    @Test("the check finds a missing and an unknown key") func theCheckBites() async throws {
        let check = SchemaCheck(root: try value(ReportSchema.json))
        let text = ReportRenderer.render(try await Samples.promoted.report(), as: .json, color: false)
        #expect(check.problems(of: try value(text.replacing("\"dryRun\"", with: "\"dryRuns\""))).count == 1)
        #expect(check.problems(of: try value(text.replacing("\"promoted\"", with: "\"fine\""))).isEmpty == false)
    }

    @Test("verdict, exit, digests and record say what the evaluation says") func content() async throws {
        let report = try await Samples.blocked.report()
        let evaluation = report.evaluation
        let json = try value(ReportRenderer.render(report, as: .json, color: false))
        #expect(json["schema"]?.string == "sluice/report/v1")
        #expect(json["verdict"]?.string == "rejected")
        #expect(json["exit"] == ["name": "rejected", "code": 2])
        #expect(json["reviewDigest"]?.string == evaluation.reviewDigest.description)
        #expect(json["record"]?["index"]?.integer == 17)
        #expect(json["record"]?["proof"] == ["index": 17, "treeSize": 18])
        #expect(json["stages"]?.array?.count == 4)
        let findings = json["findings"]?.array ?? []
        #expect(findings == json["stages"]?.array?.flatMap { $0["findings"]?.array ?? [] })
        #expect(
            findings.map { $0.members?.dropFirst().map(\.key) }
                == evaluation.findings.map { judged in
                    FindingRecord.value(judged).members?.map(\.key)
                })
        #expect(findings.map { $0["fingerprint"]?.string } == evaluation.findings.map(\.fingerprint))
        #expect(findings.first?["stage"]?.string == "vulnerabilities")
        #expect(findings.count == 6)
        #expect(json["waivers"]?["inForce"]?.array?.count == 1)
        #expect(json["fixed"]?.array?.count == 1)
        #expect(json["nextSteps"]?.array?.first?["clears"]?.integer == 2)
    }

    @Test("a proof that is no JSON is kept as text") func malformedProof() async throws {
        let evaluation = try await Samples.promoted.evaluate()
        let report = DecisionReport(
            evaluation: evaluation,
            record: .init(ledger: "sqlite:x", index: .max, isNew: false, proof: "c2sp.org/tlog-proof@v1\n"),
            isDryRun: false)
        let record = try value(ReportRenderer.render(report, as: .json, color: false))["record"]
        #expect(record?["proof"]?.string == "c2sp.org/tlog-proof@v1\n")
        #expect(record?["index"]?.integer == Int64.max)
    }
}
