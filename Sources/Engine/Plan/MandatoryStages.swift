import Documents

/// Checks that a pipeline keeps every stage the trust policy demands, as it demands it.
enum MandatoryStages {
    static func problems(
        _ mandatory: [TrustPolicy.MandatoryStage], steps: [Plan.Step], stages: [Pipeline.StageUse]
    ) -> [Diagnostic] {
        mandatory.flatMap { demand in problems(demand, steps: steps, stages: stages) }
    }

    private static func problems(
        _ demand: TrustPolicy.MandatoryStage, steps: [Plan.Step], stages: [Pipeline.StageUse]
    ) -> [Diagnostic] {
        let name = demand.name.value
        let named = stages.filter { $0.name.value.utf8.elementsEqual(name.utf8) }
        guard let stage = named.first else {
            return [
                Diagnostic(
                    "pipeline.required-stage-missing", "the pipeline has no stage '\(name)', which trust demands",
                    at: demand.name.span, fix: "Put the stage '\(name)' back under its own name.")
            ]
        }
        var problems: [Diagnostic] = []
        if named.count > 1 {
            problems.append(
                Diagnostic(
                    "pipeline.required-stage-duplicated", "the mandatory stage '\(name)' stands \(named.count) times",
                    at: named[1].name.span, fix: "Keep one."))
        }
        if let uses = demand.uses, !stage.uses.value.utf8.elementsEqual(uses.utf8) {
            problems.append(
                Diagnostic(
                    "pipeline.required-stage-replaced",
                    "the mandatory stage '\(name)' uses '\(stage.uses.value)', trust demands '\(uses)'",
                    at: stage.uses.span, fix: "Write 'uses: \(uses)'."))
        }
        if let step = steps.first(where: { $0.name.utf8.elementsEqual(name.utf8) }), let reason = step.skipped {
            problems.append(
                Diagnostic(
                    "pipeline.required-stage-skipped", "the mandatory stage '\(name)' would be skipped: \(reason)",
                    at: stage.when?.span ?? stage.span, fix: "Remove its 'when'."))
        }
        for other in stages
        where !other.name.value.utf8.elementsEqual(name.utf8) && other.uses.value == stage.uses.value
            && options(of: other) == options(of: stage)
        {
            problems.append(
                Diagnostic(
                    "pipeline.required-stage-duplicated",
                    "the stage '\(other.name.value)' is the mandatory stage '\(name)' once more", at: other.name.span,
                    fix: "Keep '\(name)' only."))
        }
        return problems
    }

    /// The options in one form, whatever the order of their keys; none are as good as an empty mapping.
    private static func options(of stage: Pipeline.StageUse) -> [UInt8]? {
        try? CanonicalJSON.encode(stage.with?.jsonValue ?? .object([]))
    }
}
