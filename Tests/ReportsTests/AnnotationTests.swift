import Documents
import Engine
import Findings
import Reports
import Testing

@Suite("annotations for CI systems") struct AnnotationTests {
    @Test("GitHub marks findings and stages, the weightiest first") func github() async throws {
        let text = ReportRenderer.githubAnnotations(try await Samples.blocked.report())
        let lines = text.split(separator: "\n").map(String.init)
        #expect(lines.count == 7)
        #expect(
            lines.first
                == "::error file=sbom.cdx.json,line=14,col=5,title=vulnerabilities%3A vulnerability/known::"
                + "openssl 1 has CVE-2026-0001. Upgrade openssl to 3.0.15.")
        #expect(lines.count { $0.hasPrefix("::error ") } == 4)
        #expect(lines.count { $0.hasPrefix("::warning ") } == 2)
        #expect(lines.last?.hasPrefix("::notice ") == true)
    }

    @Test("nothing to tell is an empty text and an empty list") func nothing() async throws {
        let report = try await Samples.promoted.report()
        #expect(ReportRenderer.githubAnnotations(report).isEmpty)
        #expect(ReportRenderer.gitlabCodeQuality(report) == "[]\n")
    }

    @Test("what GitHub would drop is counted in the last annotation") func capped() async throws {
        var scenario = Samples.promoted
        let many = (1...30).map { Samples.vulnerability("CVE-2026-\(1000 + $0)", line: $0) }
        scenario.answers["vulnerabilities"] = .success(.finding(many))
        let lines = ReportRenderer.githubAnnotations(try await scenario.report()).split(separator: "\n")
        #expect(lines.count == 10)
        #expect(lines.last == "::error title=sluice::… and 21 more; the JSON report has all")
    }

    @Test("a gate that does not enforce marks no error") func notEnforced() async throws {
        var scenario = Samples.blocked
        scenario.enforcement = "      enforcement: { mode: audit, until: 2027-01-31T00:00:00Z }"
        let text = ReportRenderer.githubAnnotations(try await scenario.report())
        #expect(!text.contains("::error "))
        #expect(text.contains("::warning file=sbom.cdx.json,line=14"))
    }

    @Test("GitLab gets every key it needs, and no fingerprint twice") func gitlab() async throws {
        var scenario = Samples.blocked
        let twice = Samples.vulnerability("CVE-2026-0001", line: 14)
        let again = Samples.vulnerability("CVE-2026-0001", line: 99)
        scenario.answers["vulnerabilities"] = .success(.finding([twice, again]))
        let text = ReportRenderer.gitlabCodeQuality(try await scenario.report())
        let list = try #require(try JSONReader.value(Array(text.utf8)).array)
        #expect(list.count == 4)
        let fingerprints = list.compactMap { $0["fingerprint"]?.string }
        #expect(Set(fingerprints).count == list.count)
        for item in list {
            #expect(item.members?.map(\.key) == ["description", "check_name", "fingerprint", "severity", "location"])
            #expect(["info", "minor", "major", "critical", "blocker"].contains(item["severity"]?.string))
            #expect(item["location"]?["path"]?.string?.isEmpty == false)
            #expect(try #require(item["location"]?["lines"]?["begin"]?.integer) >= 1)
        }
    }
}
