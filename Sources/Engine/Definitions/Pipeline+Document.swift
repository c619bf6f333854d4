package import Documents
import Governance

extension Pipeline {
    /// Reads a `Pipeline` document.
    ///
    /// Plugins, needs and policies are checked when it is planned.
    package init(document node: SourceNode) throws(Diagnostics) {
        let (pipeline, problems) = Pipeline.read(node)
        guard problems.isEmpty else { throw Diagnostics(problems).sorted }
        self = pipeline
    }

    /// Reads a `PipelineFragment`: stages and policies that pipelines share by `include`.
    package static func fragment(_ node: SourceNode) throws(Diagnostics) -> (
        stages: [StageUse], policies: [Located<String>]
    ) {
        let (stages, policies, problems) = readFragment(node)
        guard problems.isEmpty else { throw Diagnostics(problems).sorted }
        return (stages, policies)
    }

    /// As much of a `Pipeline` document as can be understood, and every mistake in it.
    static func read(_ node: SourceNode) -> (pipeline: Pipeline, problems: [Diagnostic]) {
        var problems: [Diagnostic] = []
        let document = DocumentHeader.read(node, kind: "Pipeline", problems: &problems)
        var spec = OptionReader(document.spec, context: "spec of the pipeline")
        let parameters = parameters(in: &spec)
        var requires: [Requirement] = []
        for element in spec.listElements("requires") {
            if let one = spec.read({ () throws(Diagnostics) in try Requirement(element) }) { requires.append(one) }
        }
        let includes = spec.list("include", of: String.self)
        let stages = stages(in: &spec)
        let policies = spec.list("policies", of: String.self)
        do {
            try spec.finish {}
        } catch {
            problems += error.items
        }
        let pipeline = Pipeline(
            name: document.metadata["name"] ?? "", parameters: parameters, requires: requires, includes: includes,
            stages: stages, policies: policies)
        return (pipeline, problems)
    }

    /// As much of a `PipelineFragment` document as can be understood, and every mistake in it.
    static func readFragment(_ node: SourceNode) -> (
        stages: [StageUse], policies: [Located<String>], problems: [Diagnostic]
    ) {
        var problems: [Diagnostic] = []
        let document = DocumentHeader.read(node, kind: "PipelineFragment", problems: &problems)
        var spec = OptionReader(document.spec, context: "spec of the fragment")
        let stages = stages(in: &spec)
        let policies = spec.list("policies", of: String.self)
        do {
            try spec.finish {}
        } catch {
            problems += error.items
        }
        return (stages, policies, problems)
    }

    private static func parameters(in spec: inout OptionReader) -> [ParameterDeclaration] {
        (spec.mapping("parameters")?.members ?? []).map { member in
            spec.read { () throws(Diagnostics) in try ParameterDeclaration.read(member) }
                ?? ParameterDeclaration(unreadable: member)
        }
    }

    private static func stages(in spec: inout OptionReader) -> [StageUse] {
        spec.listElements("stages").compactMap { element in
            spec.read { () throws(Diagnostics) in try StageUse(element) } ?? StageUse(unreadable: element)
        }
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
        if name.span != nil, !DocumentHeader.isName(name.value) {
            reader.report(
                Diagnostic(
                    "pipeline.stage-name", "'\(name.value)' is no usable name of a stage", at: name.span,
                    fix: "Use letters, digits and . _ - + / only, at most 253 of them."))
        }
        let when = reader.optional("when", as: String.self)
        self = try reader.finish {
            Pipeline.StageUse(
                name: name, uses: uses, needs: needs, with: with, timeout: timeout.value,
                completeness: completeness.value, when: when, span: node.span)
        }
    }
}

extension Pipeline.StageUse {
    /// What stands in for a stage with mistakes, so that the stages that need it are not mistaken too; never run.
    fileprivate init?(unreadable node: SourceNode) {
        guard let name = node["name"], let text = name.string else { return nil }
        func located(_ node: SourceNode?) -> Located<String>? {
            node.flatMap { node in node.string.map { Located($0, at: node.span) } }
        }
        self.init(
            name: Located(text, at: name.span), uses: located(node["uses"]) ?? Located(""),
            needs: (node["needs"]?.elements ?? []).compactMap(located), with: node["with"],
            timeout: Span(seconds: 300), completeness: 100, when: located(node["when"]), span: node.span)
    }
}
