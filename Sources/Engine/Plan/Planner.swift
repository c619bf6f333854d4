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
    ///     be missing and options that use them are not read.
    package func plan(_ loaded: LoadedPipeline, gate: TrustPolicy.Gate?, release: Release?, environment: String?)
        throws(Diagnostics) -> Plan
    {
        var problems: [Diagnostic] = []
        let parameters = ParameterValues(
            declarations: loaded.pipeline.parameters, gate: gate, release: release, problems: &problems)
        problems += StageGraph.problems(in: loaded.stages, of: loaded.pipeline, catalog: catalog)
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
        guard problems.isEmpty else { throw Diagnostics(problems) }
        return Plan(
            pipeline: loaded.pipeline.name, path: loaded.path, steps: StageGraph.ordered(steps),
            policies: loaded.policies, requires: loaded.pipeline.requires, parameters: parameters.listed,
            contentDigest: try contentDigest(loaded, parameters))
    }

    private func step(
        _ use: Pipeline.StageUse, _ descriptor: StageDescriptor, parameters: ParameterValues, release: Release?,
        environment: String?
    ) throws(Diagnostics) -> Plan.Step {
        var interpolation = Interpolation(values: parameters.values)
        let options = use.with.map { interpolation.fill($0) }
        guard interpolation.problems.isEmpty else { throw Diagnostics(interpolation.problems) }
        let prepared =
            if parameters.isComplete {
                try descriptor.prepare(options)
            } else {
                PreparedStage { (_, _) async throws(StageFailure) in
                    throw StageFailure("pipeline.parameter-missing", "a required parameter has no value")
                }
            }
        var skipped: String?
        if let when = use.when {
            let condition = try CompiledExpression(when.value, in: PolicyLanguage.conditions, at: when.span)
            if let release, let environment {
                do {
                    let verdict = try condition.evaluate([
                        "parameters": ExpressionValue(.object(parameters.listed.map { .init($0.name, $0.value) })),
                        "release": ExpressionValue(release.facts), "environment": .string(environment),
                    ])
                    guard case .bool(let runs) = verdict else {
                        throw Diagnostics(
                            Diagnostic("pipeline.when", "'when' must say true or false", at: when.span))
                    }
                    if !runs { skipped = "its condition does not hold" }
                } catch let error as Diagnostics {
                    throw error
                } catch {
                    throw Diagnostics(Diagnostic("pipeline.when", "'when' can't be evaluated: \(error)", at: when.span))
                }
            }
        }
        return Plan.Step(use: use, descriptor: descriptor, prepared: prepared, skipped: skipped)
    }

    private func contentDigest(_ loaded: LoadedPipeline, _ parameters: ParameterValues) throws(Diagnostics) -> Digest {
        let content: JSONValue = [
            "documents": .array(loaded.documents.map(\.jsonValue)),
            "parameters": .object(parameters.listed.map { .init($0.name, $0.value) }),
        ]
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
