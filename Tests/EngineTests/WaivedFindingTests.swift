import Documents
import Engine
import Findings
import Governance
import Ledger
import Testing

@Suite("waived findings") struct WaivedFindingTests {
    private func scene() -> Scene {
        var scene = Scene()
        scene.stages = ["{ name: scan, uses: test/report, with: { findings: [{ rule: bad/x, subject: s }] } }"]
        return scene
    }

    @Test("a waived finding stays, marked, and the stage is warned") func waived() async throws {
        var scene = scene()
        let rejected = try await scene.evaluate()
        #expect(rejected.verdict == .rejected)
        let fingerprint = try #require(rejected.findings.first?.fingerprint)
        let end = try #require(Timestamp("2026-12-24T00:00:00Z"))
        scene.acts = [try People.dave.act(.waiver, on: rejected, findings: [fingerprint]) { $0.expires = end }]
        let evaluation = try await scene.evaluate()
        #expect(evaluation.verdict == .promoted)
        #expect(evaluation.stage("scan")?.outcome == .warned)
        let finding = try #require(evaluation.findings.first)
        #expect(finding.effect == .waived)
        #expect(finding.waiver?.principal == "dave")
        #expect(finding.waiver?.until == end)
        #expect(evaluation.reviewDigest != rejected.reviewDigest, "approvers judge waivers too")
        let body = try #require(try DecisionRecord(evaluation, engine: .test)).body
        #expect(body.waivers.map(\.id) == ["dave/security"])
        #expect(body.stages[0].findings.waived == 1)
    }

    @Test("a waiver by a manager, for another finding, expired, or for another environment lets nothing pass")
    func notInForce() async throws {
        let rejected = try await scene().evaluate()
        let fingerprint = try #require(rejected.findings.first?.fingerprint)
        for act in [
            try People.alice.act(.waiver, on: rejected, findings: [fingerprint]),
            try People.dave.act(.waiver, on: rejected, findings: [String(repeating: "0", count: 64)]),
            try People.dave.act(.waiver, on: rejected, findings: [fingerprint]) {
                $0.expires = Timestamp("2026-11-23T12:00:00Z")
            },
            try People.dave.act(.waiver, on: rejected, findings: [fingerprint]) { $0.environment = "staging" },
        ] {
            var scene = scene()
            scene.acts = [act]
            #expect(try await scene.evaluate().verdict == .rejected)
        }
    }

    @Test("a finding that no rule addresses can't be waived") func unaddressed() async throws {
        var scene = scene()
        scene.stages = ["{ name: scan, uses: test/report, with: { findings: [{ rule: new/x }] } }"]
        let first = try await scene.evaluate()
        let fingerprint = try #require(first.findings.first?.fingerprint)
        scene.acts = [try People.dave.act(.waiver, on: first, findings: [fingerprint])]
        #expect(try await scene.evaluate().verdict == .pending)
    }

    @Test("nobody waives when trust names no roles for it") func noRoles() async throws {
        var scene = scene()
        let rejected = try await scene.evaluate()
        scene.gate = ""
        scene.acts = [
            try People.dave.act(.waiver, on: rejected, findings: [try #require(rejected.findings.first?.fingerprint)])
        ]
        #expect(try await scene.evaluate().waivers.refused.map(\.reason) == ["waiver.not-entitled"])
    }
}
