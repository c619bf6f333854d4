import Documents
import Engine
import Findings
import Testing

@Suite("definitions: parameters") struct ParameterTests {
    private func ids(_ declaration: String, gate: String = "", release: String = "", with: String = "{}") throws
        -> [String]
    {
        var scene = Scene()
        scene.pipelineSpec = "parameters: { \(declaration) }"
        scene.stages = ["{ name: scan, uses: test/report, with: \(with) }"]
        scene.gate = gate.isEmpty ? "" : "parameters: { \(gate) }"
        if !release.isEmpty { scene.releaseSpec += "\nparameters: { \(release) }" }
        return try scene.diagnostics().map(\.id)
    }

    @Test("a required one without a value") func required() throws {
        #expect(try ids("a: { type: string, required: true }") == ["pipeline.parameter-missing"])
        #expect(try ids("a: { type: string, required: true }", gate: "a: x").isEmpty)
        #expect(try ids("a: { type: string, required: true, default: x }").isEmpty)
    }

    @Test("a value of the wrong type or against the pattern, which matches in full") func types() throws {
        #expect(try ids("a: { type: integer }", gate: "a: x") == ["pipeline.parameter"])
        #expect(try ids("a: { type: boolean }", gate: "a: 1") == ["pipeline.parameter"])
        #expect(try ids("a: { type: string, pattern: 'x+' }", gate: "a: xxy") == ["pipeline.parameter"])
        #expect(try ids("a: { type: string, pattern: 'x+' }", gate: "a: xx").isEmpty)
        #expect(try ids("a: { type: string, pattern: '(' }") == ["pipeline.pattern"])
        #expect(try ids("a: { type: integer, default: x }") == ["pipeline.parameter"])
        #expect(try ids("a: { type: text }") == ["options.unknown-choice"])
    }

    @Test("the release gives only what the pipeline lets it, and never over the head of trust") func fromRelease()
        async throws
    {
        #expect(try ids("a: { type: string }", release: "a: x") == ["pipeline.unknown-parameter"])
        #expect(try ids("a: { type: string, fromRelease: true }", release: "a: x").isEmpty)
        #expect(try ids("a: { type: string }", gate: "b: x") == ["pipeline.unknown-parameter"])
        var scene = Scene()
        scene.pipelineSpec = "parameters: { a: { type: string, fromRelease: true, default: c } }"
        scene.stages = ["{ name: scan, uses: test/report, with: { subjects: ['${{ parameters.a }}'] } }"]
        scene.releaseSpec += "\nparameters: { a: release }"
        scene.gate = "parameters: { a: trust }"
        #expect(try await scene.evaluate().stages[0].result?.subjects == ["trust"])
        scene.gate = ""
        #expect(try await scene.evaluate().stages[0].result?.subjects == ["release"])
    }

    @Test("parameters that are no mapping are a mistake, not none") func noMapping() throws {
        var scene = Scene()
        scene.gate = "parameters: [a]"
        #expect(try scene.diagnostics().map(\.id) == ["options.wrong-type"])
        scene.gate = ""
        scene.releaseSpec += "\nparameters: text"
        #expect(try scene.diagnostics().map(\.id) == ["options.wrong-type"])
    }

    @Test("a placeholder that is all of a text keeps its type, one inside is written out") func placeholders()
        async throws
    {
        var scene = Scene()
        scene.pipelineSpec = "parameters: { n: { type: integer, default: 3 }, b: { type: boolean, default: true } }"
        scene.stages = [
            "{ name: scan, uses: test/report, with: { examined: '${{ parameters.n }}', total: '${{parameters.n}}', "
                + "subjects: ['${{ release.project }}/${{ release.name }}@${{ release.version }}-${{ parameters.b }}'] } }"
        ]
        let stage = try await scene.evaluate().stages[0]
        #expect(stage.completeness == Completeness(examined: 3, of: 3))
        #expect(stage.result?.subjects == ["shop/web@1-true"])
    }

    @Test("an unknown, an unclosed and a valueless placeholder are mistakes") func badPlaceholders() throws {
        let declaration = "abc: { type: string }"
        #expect(
            try ids(declaration, with: "{ subjects: ['${{ parameters.abd }}'] }") == ["pipeline.unknown-parameter"])
        #expect(try ids(declaration, with: "{ subjects: ['${{ parameters.abc'] }") == ["pipeline.placeholder"])
        #expect(
            try ids(declaration, with: "{ subjects: ['x-${{ parameters.abc }}'] }") == ["pipeline.parameter-missing"])
        #expect(try ids(declaration, with: "{ examined: '${{ parameters.abc }}' }") == ["pipeline.parameter-missing"])
    }

    @Test("validation without a release judges everything but what only a release can say") func validation() throws {
        var scene = Scene()
        scene.pipelineSpec = "parameters: { a: { type: string, required: true }, n: { type: integer, required: true } }"
        let good =
            "{ name: scan, uses: test/report, with: { subjects: ['${{ parameters.a }}', '${{ release.version }}'], "
            + "examined: '${{ parameters.n }}' } }"
        scene.stages = [good]
        func problems(_ scene: Scene) throws -> [String] {
            let loader = DefinitionLoader(inputs: RecordedInputs(source: try scene.inputs, store: MemoryStore()))
            do {
                _ = try Planner(catalog: .scripted()).plan(
                    loader.load(Located("pipelines/shop.yaml")), gate: nil, release: nil, environment: nil)
                return []
            } catch let error as Diagnostics {
                return error.items.map(\.place)
            }
        }
        #expect(try problems(scene).isEmpty)
        scene.stages = [good, "{ name: two, uses: test/report, with: { examind: 1, total: '${{ parameters.n }}' } }"]
        let found = try problems(scene)
        #expect(found == ["shop.yaml:7:47 options.unknown-key"])
    }
}
