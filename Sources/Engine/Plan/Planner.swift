import Artifacts
package import Documents
import Expressions
import Findings

/// Turns a loaded pipeline into a plan, or says everything that is wrong with it.
package struct Planner {
    private let catalog: StageCatalog

    package init(catalog: StageCatalog) { self.catalog = catalog }

    /// - Parameters:
    ///   - gate: The trust policy's gate; without one (validation, dry run) no stage is mandatory.
    ///   - release: Gives parameter values the pipeline lets it give; without one (validation) required parameters may
    ///     be missing and values that use them are not checked.
    package func plan(_ loaded: LoadedPipeline, gate: TrustPolicy.Gate?, release: Release?, environment: String?)
        throws(Diagnostics) -> Plan
    {
        var problems = loaded.problems
        let parameters = ParameterValues(
            declarations: loaded.pipeline.parameters, gate: gate, release: release, problems: &problems)
        // Stages that stand there but can't be understood have been told already.
        let written = loaded.documents.first?["spec"]?["stages"]
        if !loaded.stages.isEmpty || written == nil || written?.elements?.isEmpty == true {
            problems += StageGraph.problems(in: loaded.stages, of: loaded.pipeline, catalog: catalog)
        }
        var steps: [Plan.Step] = []
        for use in loaded.stages {
            guard let descriptor = catalog[use.uses.value] else { continue }
            do {
                steps.append(
                    try step(use, descriptor, parameters: parameters, release: release, environment: environment))
            } catch {
                problems += error.items
            }
        }
        if let gate { problems += MandatoryStages.problems(gate.mandatoryStages, steps: steps, stages: loaded.stages) }
        guard problems.isEmpty else { throw Diagnostics(problems).sorted }
        return Plan(
            pipeline: loaded.pipeline.name, path: loaded.path, steps: StageGraph.ordered(steps),
            policies: loaded.policies, requires: loaded.pipeline.requires, parameters: parameters.listed,
            contentDigest: try Self.digest([
                "documents": .array(loaded.documents.map(\.jsonValue)),
                "parameters": .object(parameters.listed.map { .init($0.name, $0.value) }),
            ]), policiesDigest: try Self.digest(.array(loaded.policies.map(\.document.jsonValue))))
    }

    private func step(
        _ use: Pipeline.StageUse, _ descriptor: StageDescriptor, parameters: ParameterValues, release: Release?,
        environment: String?
    ) throws(Diagnostics) -> Plan.Step {
        var problems: [Diagnostic] = []
        let prepared = prepare(use, descriptor, parameters, isKnown: release != nil, problems: &problems)
        var skipped: String?
        do {
            skipped = try skipReason(of: use, parameters, release, environment)
        } catch {
            problems += error.items
        }
        guard problems.isEmpty, let prepared else { throw Diagnostics(problems) }
        return Plan.Step(use: use, descriptor: descriptor, prepared: prepared, skipped: skipped)
    }

    /// Reads the stage's options; what a placeholder without a value stands in can't be judged and is not complained of twice.
    private func prepare(
        _ use: Pipeline.StageUse, _ descriptor: StageDescriptor, _ parameters: ParameterValues, isKnown: Bool,
        problems: inout [Diagnostic]
    ) -> PreparedStage? {
        var interpolation = Interpolation(values: parameters.values)
        let options = use.with.map { interpolation.fill($0) }
        problems += interpolation.problems
        if isKnown, parameters.isComplete {
            problems += interpolation.withoutValue.map { place in
                Diagnostic(
                    "pipeline.parameter-missing", "'\(place.name)' has no value here", at: place.span,
                    fix: "Give the parameter a default, or a value in the trust policy.")
            }
        }
        do {
            // A stage without options still has a place for what is missing: the kind it uses.
            let nothing = SourceNode(.mapping([]), at: use.uses.span ?? use.span)
            let prepared = try descriptor.prepare(options ?? nothing)
            guard interpolation.withoutValue.isEmpty else { return Self.unprepared }
            return prepared
        } catch {
            let told = interpolation.withoutValue.map(\.span.range) + interpolation.problems.compactMap(\.span?.range)
            let further = error.items.filter { item in !told.contains { $0 == item.span?.range } }
            problems += further
            return further.isEmpty ? Self.unprepared : nil
        }
    }

    private static let unprepared = PreparedStage { (_, _) async throws(StageFailure) in
        throw StageFailure("pipeline.parameter-missing", "a parameter of the stage has no value")
    }

    /// Why a stage's condition skips it; nothing when it runs, or when there is no release to ask about.
    private func skipReason(
        of use: Pipeline.StageUse, _ parameters: ParameterValues, _ release: Release?, _ environment: String?
    ) throws(Diagnostics) -> String? {
        guard let when = use.when else { return nil }
        let condition = try CompiledExpression(when.value, in: PolicyLanguage.conditions, at: when.span)
        guard condition.type == .bool || condition.type == .dyn else { throw Self.neither(when) }
        guard let release, let environment else { return nil }
        let verdict: ExpressionValue
        do {
            verdict = try condition.evaluate([
                "parameters": ExpressionValue(.object(parameters.listed.map { .init($0.name, $0.value) })),
                "release": ExpressionValue(release.facts), "environment": .string(environment),
            ])
        } catch {
            throw Diagnostics(Diagnostic("pipeline.when", "'when' can't be evaluated: \(error)", at: when.span))
        }
        guard case .bool(let runs) = verdict else { throw Self.neither(when) }
        return runs ? nil : "its condition does not hold"
    }

    private static func neither(_ when: Located<String>) -> Diagnostics {
        Diagnostics(Diagnostic("pipeline.when", "'when' must say true or false", at: when.span))
    }

    private static func digest(_ content: JSONValue) throws(Diagnostics) -> Digest {
        do {
            return .sha256(of: try CanonicalJSON.encode(content))
        } catch {
            throw Diagnostics(
                Diagnostic("pipeline.not-canonical", "the definitions can't be written as canonical JSON: \(error)"))
        }
    }
}

extension Release {
    /// What expressions and placeholders may know of a release.
    var facts: JSONValue {
        ["name": .string(name), "project": .string(project), "version": .string(version)]
    }
}
