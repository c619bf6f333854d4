import Documents
import Engine
import Governance
import Testing

@Suite("definitions: the trust policy") struct TrustPolicyTests {
    private func ids(_ spec: String) throws -> [String] {
        do {
            _ = try TrustPolicy(
                document: YAMLReader.read(
                    SourceText(name: "trust.yaml", text: Scene.header("TrustPolicy", metadata: "name: t") + spec)))
            return []
        } catch {
            return error.items.map(\.id)
        }
    }

    private func gate(_ change: (String) -> String = { $0 }) -> String {
        "  roles: roles.yaml\n  gates: ["
            + change(
                "{ project: p, environment: e, repository: r, ref: refs/heads/main, pipeline: p, mandatoryStages: [s] }"
            )
            + "]\n"
    }

    @Test("a gate needs a full ref, stages and a repository") func gates() throws {
        #expect(try ids(gate()).isEmpty)
        #expect(try ids("  roles: r\n  gates: []") == ["trust.no-gates"])
        #expect(try ids("  roles: r") == ["options.missing-key"])
        #expect(try ids("  roles: r\n  gates: { a: b }") == ["trust.no-gates"])
        #expect(try ids(gate { $0.replacing("refs/heads/main", with: "main") }) == ["trust.ref"])
        #expect(try ids(gate { $0.replacing("[s]", with: "[]") }) == ["trust.no-mandatory-stages"])
        #expect(try ids(gate { $0.replacing(", mandatoryStages: [s]", with: "") }) == ["options.missing-key"])
        #expect(try ids(gate { $0.replacing("repository: r,", with: "") }) == ["options.missing-key"])
        #expect(try ids(gate { $0.replacing("project: p", with: "project: ''") }) == ["options.wrong-type"])
    }

    @Test("mandatory stages that are no list are a mistake") func mandatoryNoList() throws {
        #expect(
            Set(try ids(gate { $0.replacing("[s]", with: "s") })) == [
                "options.wrong-type", "trust.no-mandatory-stages",
            ])
    }

    @Test("audit and warn need an end, and only known modes exist") func enforcement() throws {
        func with(_ enforcement: String) throws -> [String] {
            try ids(gate { $0.replacing("[s] }", with: "[s], enforcement: \(enforcement) }") })
        }
        #expect(try with("{ mode: audit }") == ["trust.enforcement"])
        #expect(try with("{ mode: warn }") == ["trust.enforcement"])
        #expect(try with("{ mode: audit, until: 2027-01-01T00:00:00Z }").isEmpty)
        #expect(try with("{ mode: enforce }").isEmpty)
        #expect(try with("{ mode: off }") == ["options.unknown-choice"])
        #expect(try with("audit") == ["options.not-a-mapping"])
    }

    @Test("a quorum of nobody can't be written") func changes() throws {
        #expect(try ids(gate() + "  changes: [{ role: a, count: 0 }]") == ["quorum.count"])
        #expect(try ids(gate() + "  changes: [{ role: a, count: 101 }]") == ["quorum.count"])
        #expect(try ids(gate() + "  changes: { role: a, count: 1 }") == ["options.wrong-type"])
    }

    @Test("nothing is judged that trust has no gate for, by another pipeline, or from another ref")
    func gateForRelease()
        throws
    {
        var scene = Scene()
        scene.files[.trust] = scene.trustText.replacing("project: shop", with: "project: other")
        #expect(try scene.diagnostics().map(\.id) == ["trust.no-gate"])
        scene.files[.trust] = scene.trustText.replacing("environment: '*'", with: "environment: staging")
        #expect(try scene.diagnostics().map(\.id) == ["trust.no-gate"])
        scene.files = [.definition("pipelines/weak.yaml"): scene.pipelineText]
        scene.pipelinePath = "pipelines/weak.yaml"
        #expect(try scene.diagnostics().map(\.id) == ["trust.pipeline"])
        scene = Scene()
        scene.files[.trust] = scene.trustText.replacing("refs/heads/main", with: "refs/heads/release")
        #expect(try scene.diagnostics().map(\.id) == ["trust.pipeline"])
    }

    @Test("the first gate that applies holds") func order() throws {
        let text =
            Scene.header("TrustPolicy", metadata: "name: t") + "  roles: r\n  gates:\n"
            + Scene.list(
                ["release: web, pipeline: one", "pipeline: two"].map {
                    "{ project: shop, environment: prod*, repository: r, ref: refs/a, mandatoryStages: [s], \($0) }"
                })
        let trust = try TrustPolicy(document: YAMLReader.read(SourceText(name: "t", text: text)))
        #expect(trust.gate(for: "shop", release: "web", environment: "production")?.pipeline.value == "one")
        #expect(trust.gate(for: "shop", release: "api", environment: "production")?.pipeline.value == "two")
        #expect(trust.gate(for: "shop", release: "api", environment: "staging") == nil)
    }
}
