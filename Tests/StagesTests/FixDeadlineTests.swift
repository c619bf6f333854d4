import Engine
import Findings
import Stages
import Testing

@Suite("deadlines for vulnerabilities") struct FixDeadlineTests {
    private func gate(published: String = "2026-05-01T00:00:00Z", _ more: String = "") -> VulnerabilityGate {
        var gate = VulnerabilityGate()
        gate.advisories = [VulnerabilityGate.advisory("PYSEC-1", "lib", published: published)]
        gate.options = ["fixWithin: { critical: 7d, high: 30d }"] + (more.isEmpty ? [] : [more])
        return gate
    }

    private func facts(_ gate: VulnerabilityGate) async throws -> [String: String] {
        try #require(try await gate.evaluate().findings.first).finding.facts
    }

    @Test("the time runs from disclosure") func disclosure() async throws {
        var gate = gate()
        gate.time = "2026-05-07T23:59:59Z"
        let before = try await facts(gate)
        #expect(before["published"] == "2026-05-01T00:00:00Z")
        #expect(before["firstSeen"] == "2026-05-07T23:59:59Z")
        #expect(before["dueBy"] == "2026-05-08T00:00:00Z")
        #expect(before["overdue"] == "false")
        gate.time = "2026-05-08T00:00:00Z"
        #expect(try await facts(gate)["overdue"] == "true")
    }

    @Test("from first sight where it says so, or the disclosure is not told or later") func firstSight() async throws {
        for gate in [gate("countFrom: first-seen"), gate(published: ""), gate(published: "2027-01-01T00:00:00Z")] {
            let found = try await facts(gate)
            #expect(found["dueBy"] == "2026-06-08T00:00:00Z")
            #expect(found["overdue"] == "false")
        }
    }

    private func gate(_ more: String) -> VulnerabilityGate { gate(published: "2026-05-01T00:00:00Z", more) }

    @Test("first sight is the live release's, and the one before it's") func carried() async throws {
        let first = gate("countFrom: first-seen")
        let live = try await first.evaluate()
        var second = first.next(after: live)
        second.time = "2026-06-05T00:00:00Z"
        second.components = ["pkg:pypi/lib@1.1"]
        let judged = try await second.evaluate()
        #expect(judged.findings.first?.finding.facts["firstSeen"] == "2026-06-01T00:00:00Z")
        #expect(judged.verdict == .promoted)
        var third = second.next(after: judged)
        third.time = "2026-06-09T00:00:00Z"
        let overdue = try await third.evaluate()
        #expect(overdue.findings.first?.finding.facts["firstSeen"] == "2026-06-01T00:00:00Z")
        #expect(overdue.findings.first?.finding.facts["overdue"] == "true")
        #expect(overdue.findings.first?.rule?.hasSuffix("#overdue-blocks") == true)
        #expect(overdue.verdict == .rejected)
    }

    @Test("a severity without a span has no deadline") func noDeadline() async throws {
        var gate = gate()
        gate.options = ["fixWithin: { high: 30d }"]
        let found = try await facts(gate)
        #expect(found["dueBy"] == nil && found["overdue"] == nil)
    }

    @Test("mistakes in the options") func mistakes() throws {
        func ids(_ more: String) throws -> [String] {
            try StageBench.mistakes(VulnerabilityScan.self, "{ advisories: 'file:a', \(more) }")
        }
        #expect(try ids("fixWithin: { critical: 7 }") == ["options.wrong-type"])
        #expect(try ids("fixWithin: { criticl: 7d }") == ["options.unknown-key"])
        #expect(try ids("fixWithin: 7d") == ["options.not-a-mapping"])
        #expect(try ids("countFrom: yesterday") == ["options.unknown-choice"])
    }
}
