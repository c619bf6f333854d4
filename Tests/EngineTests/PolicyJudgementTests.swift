import Documents
import Engine
import Findings
import Testing

@Suite("policies") struct PolicyJudgementTests {
    /// What becomes of a finding `x/y` of severity high.
    private func effect(
        _ rules: String..., environment: String = "production", at time: String = "2026-11-23T12:00:00Z"
    )
        async throws -> JudgedFinding.Effect?
    {
        var scene = Scene()
        scene.stages = ["{ name: scan, uses: test/report, with: { findings: [{ rule: x/y, subject: s }] } }"]
        scene.rules = rules
        scene.environment = environment
        scene.time = EvaluationTime(try #require(Timestamp(time)), source: .clock)
        return try await scene.evaluate().findings.first?.effect
    }

    private let tell = "{ name: tell, match: { findings: ['*'] }, severity: informational }"
    private let warn = "{ name: warn, match: { findings: ['*'] }, severity: warning }"
    private let block = "{ name: block, match: { findings: ['*'] }, severity: blocking }"

    @Test("the strictest of all rules that apply holds, whatever their order") func strictest() async throws {
        #expect(try await effect(tell, block, warn) == .blocking)
        #expect(try await effect(block, warn, tell) == .blocking)
        #expect(try await effect(warn, tell) == .warning)
        #expect(try await effect(tell) == .informational)
    }

    @Test("a rule looks at the findings and environments it names") func match() async throws {
        #expect(try await effect("{ name: r, match: { findings: [x/z] }, severity: blocking }") == .unaddressed)
        #expect(try await effect("{ name: r, match: { findings: ['X/*'] }, severity: blocking }") == .unaddressed)
        let rule = "{ name: r, match: { findings: [x/y], environments: ['prod*'] }, severity: blocking }"
        #expect(try await effect(rule) == .blocking)
        #expect(try await effect(rule, environment: "staging") == .unaddressed)
    }

    @Test("a blocking rule only warns before it is effective; no rule applies after its end") func effective()
        async throws
    {
        let rule =
            "{ name: r, match: { findings: ['*'] }, severity: blocking, effectiveOn: 2026-12-01T00:00:00Z, "
            + "effectiveUntil: 2027-01-01T00:00:00Z }"
        #expect(try await effect(rule, at: "2026-11-30T23:59:59Z") == .warning)
        #expect(try await effect(rule, at: "2026-12-01T00:00:00Z") == .blocking)
        #expect(try await effect(rule, at: "2026-12-31T23:59:59Z") == .blocking)
        #expect(try await effect(rule, at: "2027-01-01T00:00:00Z") == .unaddressed)
    }

    @Test("an expression reads finding, stage, release, environment and baseline") func expression() async throws {
        for text in [
            "finding.severity == 'high' && finding.severityRank >= 4", "finding.class == 'introduced'",
            "stage.name == 'scan' && stage.percent == 100", "release.project == 'shop' && release.version == '1'",
            "environment == 'production'", "!baseline.exists", "!finding.fixable && finding.subject == 's'",
        ] {
            let rule = "{ name: r, match: { findings: ['*'] }, expression: \"\(text)\", severity: blocking }"
            #expect(try await effect(rule) == .blocking, "\(text)")
        }
    }

    @Test("mistakes in a policy") func mistakes() throws {
        func ids(_ rule: String) throws -> [String] {
            var scene = Scene()
            scene.rules = [rule]
            return try scene.diagnostics().map(\.id)
        }
        #expect(try ids("{ name: r, match: { findings: [] }, severity: blocking }") == ["options.missing-key"])
        #expect(try ids("{ name: r, match: { findings: [''] }, severity: blocking }") == ["options.wrong-type"])
        #expect(try ids("{ name: r, match: { finding: [a] }, severity: blocking }").contains("options.unknown-key"))
        #expect(try ids("{ name: r, match: { findings: [a] } }") == ["policy.severity"])
        #expect(try ids("{ name: r, match: { findings: [a] }, severity: block }") == ["options.unknown-choice"])
        #expect(
            try ids("{ name: r, match: { findings: [a] }, severity: blocking, expression: finding.rule }")
                == ["policy.expression-type"])
        #expect(
            try ids("{ name: r, match: { findings: [a] }, severity: blocking, expression: 'finding.severty == 1' }")
                == ["expression.unknown-field"])
        #expect(
            try ids("{ name: r, match: { findings: [a] }, severity: blocking, effectiveOn: soon }")
                == ["options.wrong-type"])
        var scene = Scene()
        scene.rules = [tell, tell]
        #expect(try scene.diagnostics().map(\.id) == ["policy.duplicate-rule"])
        scene.rules = []
        #expect(try scene.diagnostics().map(\.id) == ["policy.no-rules"])
    }

    @Test("a policy's own tests fail at the expectation that does not hold") func examples() throws {
        func failures(_ tests: String) throws -> [String] {
            let text =
                Scene.header("Policy", metadata: "name: p") + "  rules:\n" + Scene.list([warn]) + "  tests: \(tests)\n"
            let policy = try Policy(document: YAMLReader.read(SourceText(name: "p.yaml", text: text)), path: "p.yaml")
            return PolicyExamples.failures(in: policy).map(\.place)
        }
        let finding = "finding: { rule: a, artifact: b }"
        #expect(try failures("[{ name: t, \(finding), expect: warning }]").isEmpty)
        let found = try failures("[{ name: t, \(finding), expect: blocking }]")
        #expect(found == ["p.yaml:7:65 policy.test-failed"])
        #expect(try failures("[{ name: t, finding: { rul: a, artifact: b }, expect: warning }]").count == 1)
        #expect(throws: Diagnostics.self) { try failures("[{ name: t, \(finding), expect: block }]") }
        #expect(throws: Diagnostics.self) { try failures("{ name: t, \(finding), expect: warning }") }
    }
}
