import Documents
import Engine
import Findings
import Testing

@Suite("mandatory stages: a pipeline that weakens its gate is refused by name") struct MandatoryStageTests {
    private func problems(_ stages: String..., mandatory: String = "[{ name: scan, uses: test/report }]") throws
        -> [String]
    {
        var scene = Scene()
        scene.stages = stages
        scene.mandatory = mandatory
        return try scene.diagnostics().map { "\($0.id): \($0.message)" }
    }

    @Test("kept, it is no problem, and further stages are not either") func kept() throws {
        #expect(try problems("{ name: scan, uses: test/report }").isEmpty)
        #expect(
            try problems("{ name: scan, uses: test/report }", "{ name: more, uses: test/report, with: { total: 2 } }")
                .isEmpty)
    }

    @Test("dropped or renamed") func dropped() throws {
        let missing = "pipeline.required-stage-missing: the pipeline has no stage 'scan', which trust demands"
        #expect(try problems("{ name: sign, uses: test/quorum }") == [missing])
        #expect(try problems("{ name: scan2, uses: test/report }") == [missing])
        #expect(try problems("{ name: Scan, uses: test/report }") == [missing])
    }

    @Test("skipped by its condition") func skipped() throws {
        #expect(
            try problems("{ name: scan, uses: test/report, when: 'false' }", "{ name: b, uses: test/quorum }") == [
                "pipeline.required-stage-skipped: the mandatory stage 'scan' would be skipped: its condition does not hold"
            ])
        #expect(try problems("{ name: scan, uses: test/report, when: release.project == 'shop' }").isEmpty)
    }

    @Test("twice under its name") func duplicated() throws {
        let found = try problems("{ name: scan, uses: test/report }", "{ name: scan, uses: test/report }")
        #expect(found.contains("pipeline.required-stage-duplicated: the mandatory stage 'scan' stands 2 times"))
    }

    @Test("again under another name, whatever the order of its options") func cloned() throws {
        let message = "pipeline.required-stage-duplicated: the stage 'copy' is the mandatory stage 'scan' once more"
        #expect(try problems("{ name: scan, uses: test/report }", "{ name: copy, uses: test/report }") == [message])
        #expect(
            try problems("{ name: scan, uses: test/report }", "{ name: copy, uses: test/report, with: {} }") == [
                message
            ])
        #expect(
            try problems(
                "{ name: scan, uses: test/report, with: { total: 2, examined: 2 } }",
                "{ name: copy, uses: test/report, with: { examined: 2, total: 2 } }") == [message])
    }

    @Test("of another kind under its name") func replaced() throws {
        #expect(
            try problems("{ name: scan, uses: test/quorum }") == [
                "pipeline.required-stage-replaced: the mandatory stage 'scan' uses 'test/quorum', trust demands 'test/report'"
            ])
        #expect(try problems("{ name: scan, uses: test/quorum }", mandatory: "[scan]").isEmpty)
    }

    @Test("one that can't run because what it needs was skipped holds the release back") func needSkipped() async throws
    {
        var scene = Scene()
        scene.stages = [
            "{ name: before, uses: test/report, when: 'false' }",
            "{ name: scan, uses: test/report, needs: [before], with: { total: 1 } }",
            "{ name: other, uses: test/report, with: { examined: 2, total: 2 } }",
        ]
        let evaluation = try await scene.evaluate()
        #expect(evaluation.stage("scan")?.outcome == .skipped)
        #expect(evaluation.verdict == .pending)
        #expect(evaluation.verdict.exit(isIncomplete: evaluation.isIncomplete).name == "incomplete")
    }
}
