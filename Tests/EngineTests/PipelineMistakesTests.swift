import Documents
import Engine
import Findings
import Testing

@Suite("definitions: every mistake in one pass, with its place") struct PipelineMistakesTests {
    private var scene = Scene()

    @Test("a good pipeline has none") func good() throws { #expect(try scene.problems().isEmpty) }

    @Test("all mistakes of pipeline, policies and stage options together, in the order of the text") func together()
        throws
    {
        var scene = scene
        scene.files[.definition("pipelines/shop.yaml")] = """
            apiVersion: sluice/v1alpha1
            kind: Pipeline
            metadata: { name: shop }
            spec:
              paramters: {}
              stages:
                - { name: scan, uses: test/report, with: { examinde: 1 } }
                - { name: other, uses: test/repotr }
                - { name: third, uses: test/report, needs: [scam], completeness: 0 }
                - { name: third, uses: test/report, timeout: 5 }
                - { name: a, uses: test/report, needs: [b] }
                - { name: b, uses: test/report, needs: [a], with: { subjects: ["${{ parameters.nope }}"] } }
                - { name: sign, uses: test/quorum }
                - { name: after, uses: test/report, needs: [sign], when: "release.nam == 'x'" }
              policies: [policies/base.yaml, policies/none.yaml]
            """
        scene.rules.append(
            "{ name: bad, match: { findings: [x] }, expression: finding.severty == 'high', severity: blocking }")
        let found = try scene.problems()
        #expect(
            found == [
                "shop.yaml:5:3 options.unknown-key", "shop.yaml:7:48 options.unknown-key",
                "shop.yaml:8:28 pipeline.unknown-plugin", "shop.yaml:9:49 pipeline.missing-need",
                "shop.yaml:9:70 pipeline.completeness", "shop.yaml:10:15 pipeline.duplicate-stage",
                "shop.yaml:10:50 options.wrong-type", "shop.yaml:11:15 pipeline.cycle",
                "shop.yaml:12:68 pipeline.unknown-parameter", "shop.yaml:14:49 pipeline.need-of-approval",
                "shop.yaml:14:71 expression.unknown-field", "shop.yaml:15:34 input.missing",
                "base.yaml:10:66 expression.unknown-field",
            ])
    }

    @Test("a misspelt name comes with the one that was meant") func didYouMean() throws {
        var scene = scene
        scene.stages = [
            "{ name: scan, uses: test/repotr, neds: [] }", "{ name: later, uses: test/report, needs: [scna] }",
        ]
        let fixes = try scene.diagnostics().compactMap(\.fix)
        #expect(fixes == ["Did you mean 'test/report'?", "Did you mean `needs`?", "Did you mean 'scan'?"])
    }

    @Test("no stages, an empty list of them and something that is no list") func noStages() throws {
        for (text, ids) in [
            ("  stages: []", ["pipeline.no-stages", "pipeline.required-stage-missing"]),
            ("  policies: []", ["pipeline.no-stages", "pipeline.required-stage-missing"]),
            ("  stages: { scan: test/report }", ["options.wrong-type", "pipeline.required-stage-missing"]),
        ] {
            var scene = scene
            scene.files[.definition("pipelines/shop.yaml")] = Scene.header("Pipeline", metadata: "name: x") + text
            #expect(try scene.diagnostics().map(\.id).sorted() == ids, "\(text)")
        }
    }

    @Test("a promotion order that is no list is a mistake, not no order") func requiresNoList() throws {
        var scene = scene
        scene.pipelineSpec = "requires: { environment: staging, soak: 24h }"
        #expect(try scene.diagnostics().map(\.id) == ["options.wrong-type"])
        scene.pipelineSpec = "requires: [{ environment: staging, soak: 1w }]"
        #expect(try scene.diagnostics().map(\.id) == ["options.wrong-type"])
    }

    @Test(
        "names that can't stand in evidence, terminals and file names", arguments: ["''", "\"a\\nb\"", "'a b'", "'é'"])
    func stageName(_ name: String) throws {
        var scene = scene
        scene.stages.append("{ name: \(name), uses: test/report }")
        #expect(try scene.diagnostics().map(\.id) == ["pipeline.stage-name"])
    }

    @Test("another kind of document, another version, a second document, a duplicate key") func wrongDocument() throws {
        let text = scene.pipelineText
        for (changed, id) in [
            (text.replacing("kind: Pipeline", with: "kind: Policy"), "document.kind"),
            (text.replacing("sluice/v1alpha1", with: "sluice/v2"), "document.api-version"),
            (text + "---\n{}\n", "yaml.second-document"), (text + "  stages: []\n", "yaml.duplicate-key"),
        ] {
            var scene = scene
            scene.files[.definition("pipelines/shop.yaml")] = changed
            let found = try scene.diagnostics().map(\.id)
            #expect(found.first == id)
        }
    }

    @Test("a condition must say true or false, and is checked without a release too") func condition() throws {
        var scene = scene
        scene.stages.append("{ name: more, uses: test/report, when: release.name }")
        #expect(try scene.diagnostics().map(\.id) == ["pipeline.when"])
        scene.stages[1] = "{ name: more, uses: test/report, when: parameters.none == 'x' }"
        #expect(try scene.diagnostics().map(\.id) == ["pipeline.when"])
    }

    @Test("release, roles, trust and pipeline are all read before anything is said") func allDocuments() throws {
        var scene = scene
        scene.releaseSpec = "createdby: otto"
        scene.stages = ["{ name: scan, uses: test/none }"]
        scene.files[.roles] = Scene.header("Roles", metadata: "name: x") + "  poeple: []\n"
        let ids = try scene.diagnostics().map(\.id)
        #expect(Set(ids) == ["options.unknown-key", "options.missing-key", "pipeline.unknown-plugin"])
    }

    @Test("includes bring stages and policies, and their mistakes") func includes() async throws {
        var scene = scene
        scene.pipelineSpec = "include: [shared.yaml]"
        scene.files[.definition("shared.yaml")] =
            Scene.header("PipelineFragment", metadata: "name: shared") + "  stages:\n"
            + Scene.list(["{ name: shared, uses: test/report }"])
        #expect(try await scene.evaluate().stages.map(\.name) == ["shared", "scan"])
        scene.files[.definition("shared.yaml")]? += "  requires: []\n"
        #expect(try scene.problems() == ["shared.yaml:7:3 options.unknown-key"])
        scene.files[.definition("shared.yaml")] = nil
        #expect(try scene.problems() == ["shop.yaml:7:13 input.missing"])
    }
}
