import Engine
import Findings
import Reports
import Testing

@Suite("JUnit reports") struct JUnitTests {
    private func elements(_ text: String) throws -> [XMLCheck.Element] { try #require(XMLCheck.elements(text)) }

    private func elements(_ scenario: Scenario) async throws -> [XMLCheck.Element] {
        try elements(ReportRenderer.render(try await scenario.report(), as: .junit, color: false))
    }

    @Test("one suite for the release, one case a stage, with its outcome") func blocked() async throws {
        let elements = try await elements(Samples.blocked)
        let suite = try #require(elements.first { $0.name == "testsuite" })
        #expect(suite.attributes["name"] == "acme/storefront@2.4.2 for production")
        #expect(suite.attributes["tests"] == "4")
        #expect(suite.attributes["failures"] == "2")
        #expect(suite.attributes["errors"] == "0")
        #expect(suite.attributes["skipped"] == "1")
        #expect(suite.attributes["timestamp"] == "2026-11-23T10:00:00")
        let cases = elements.filter { $0.name == "testcase" }.compactMap { $0.attributes["name"] }
        #expect(cases == ["signatures", "vulnerabilities", "objects", "sign-off"])
        let failures = elements.filter { $0.name == "failure" }
        #expect(failures.compactMap { $0.attributes["type"] } == ["failed", "unknown"])
        #expect(failures.first?.text.contains("policies/baseline.yaml:7:7: blocking: ") == true)
        #expect(failures.first?.text.contains("sbom.cdx.json:14:5: critical: openssl 1 has CVE-2026-0001") == true)
        #expect(elements.first { $0.name == "skipped" }?.text == "waiting: 1 more approval by security")
    }

    @Test("an errored stage is an error, one that examined nothing a failure") func broken() async throws {
        let elements = try await elements(Samples.broken)
        #expect(elements.first { $0.name == "error" }?.attributes["type"] == "keys.missing")
        #expect(elements.filter { $0.name == "failure" }.count == 2)
    }

    @Test("only elements and attributes that both schemas in use know") func vocabulary() async throws {
        let known: [String: Set<String>] = [
            "testsuites": ["name", "tests", "failures", "errors"],
            "testsuite": ["name", "tests", "failures", "errors", "skipped", "timestamp"], "properties": [],
            "property": ["name", "value"], "testcase": ["name", "classname"], "failure": ["message", "type"],
            "error": ["message", "type"], "skipped": [], "system-out": [],
        ]
        for scenario in [Samples.blocked, Samples.promoted, Samples.broken, Samples.hostile] {
            for element in try await elements(scenario) {
                let allowed = try #require(known[element.name])
                #expect(Set(element.attributes.keys).isSubset(of: allowed))
            }
        }
    }

    @Test("findings of one verb: a case for completeness, then one a finding") func findings() throws {
        let elements = try elements(ReportRenderer.render(Samples.scan, as: .junit, color: false))
        #expect(elements.filter { $0.name == "testcase" }.count == 4)
        #expect(elements.filter { $0.name == "failure" }.count == 4)
        let empty = try self.elements(ReportRenderer.render(Samples.emptyScan, as: .junit, color: false))
        #expect(empty.first { $0.name == "failure" }?.attributes["message"] == "0/0 examined")
    }

    @Test("the check itself refuses what is not well formed") func theCheckBites() {
        let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        #expect(XMLCheck.elements(head + "<a b=\"c\"><d/></a>\n")?.count == 2)
        for wrong in ["<a>", "<a></b>", "<a b=\"<\"/>", "<a>&nbsp;</a>", "<a>\u{1B}</a>", "<a/><b/>", "text"] {
            #expect(XMLCheck.elements(head + wrong) == nil, "\(wrong)")
        }
    }
}
