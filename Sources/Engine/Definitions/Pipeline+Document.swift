package import Documents

extension Pipeline {
    /// Reads a `Pipeline` document. Plugins, needs and policies are checked when it is planned.
    package init(document node: SourceNode) throws(Diagnostics) {
        let document = try DocumentHeader.read(node, kind: "Pipeline")
        var spec = OptionReader(document.spec, context: "spec of the pipeline")
        var parameters: [ParameterDeclaration] = []
        if let list = spec.node("parameters") {
            if list.members == nil {
                spec.report(Diagnostic("pipeline.parameters", "parameters must be a mapping", at: list.span))
            }
            for member in list.members ?? [] {
                if let one = spec.read({ () throws(Diagnostics) in try ParameterDeclaration.read(member) }) {
                    parameters.append(one)
                }
            }
        }
        var requires: [Requirement] = []
        for element in spec.node("requires")?.elements ?? [] {
            if let one = spec.read({ () throws(Diagnostics) in try Requirement(element) }) { requires.append(one) }
        }
        let includes = spec.list("include", of: String.self)
        let stages = Pipeline.stages(in: &spec)
        let policies = spec.list("policies", of: String.self)
        let (found, order) = (parameters, requires)
        self = try spec.finish {
            Pipeline(
                name: document.metadata["name"] ?? "", parameters: found, requires: order, includes: includes,
                stages: stages, policies: policies)
        }
    }

    /// Reads a `PipelineFragment`: stages and policies that pipelines share by `include`.
    package static func fragment(_ node: SourceNode) throws(Diagnostics) -> (
        stages: [StageUse], policies: [Located<String>]
    ) {
        let document = try DocumentHeader.read(node, kind: "PipelineFragment")
        var spec = OptionReader(document.spec, context: "spec of the fragment")
        let stages = stages(in: &spec)
        let policies = spec.list("policies", of: String.self)
        return try spec.finish { (stages, policies) }
    }

    private static func stages(in spec: inout OptionReader) -> [StageUse] {
        guard let list = spec.node("stages") else { return [] }
        guard let elements = list.elements else {
            spec.report(Diagnostic("pipeline.stages", "stages must be a list", at: list.span))
            return []
        }
        var stages: [StageUse] = []
        for element in elements {
            if let stage = spec.read({ () throws(Diagnostics) in try StageUse(element) }) { stages.append(stage) }
        }
        return stages
    }
}

extension Pipeline.Requirement {
    fileprivate init(_ node: SourceNode) throws(Diagnostics) {
        var reader = OptionReader(node, context: "requirement")
        let environment = reader.required("environment", as: String.self)
        let soak = reader.optional("soak", as: Span.self)
        self = try reader.finish { Pipeline.Requirement(environment: environment, soak: soak?.value) }
    }
}

extension Pipeline.StageUse {
    fileprivate init(_ node: SourceNode) throws(Diagnostics) {
        var reader = OptionReader(node, context: "stage")
        let name = reader.required("name", as: String.self)
        let uses = reader.required("uses", as: String.self)
        let needs = reader.list("needs", of: String.self)
        let with = reader.node("with")
        let timeout = reader.optional("timeout", default: Span(seconds: 300))
        let completeness = reader.optional("completeness", default: 100)
        if let span = completeness.span, !(1...100).contains(completeness.value) {
            reader.report(
                Diagnostic(
                    "pipeline.completeness", "completeness is a whole percent from 1 to 100", at: span,
                    fix: "Nothing examined never passes, so 0 is not allowed."))
        }
        let when = reader.optional("when", as: String.self)
        self = try reader.finish {
            Pipeline.StageUse(
                name: name, uses: uses, needs: needs, with: with, timeout: timeout.value,
                completeness: completeness.value, when: when, span: node.span)
        }
    }
}
