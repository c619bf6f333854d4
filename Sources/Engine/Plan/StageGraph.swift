import Documents

/// The order of stages by their needs.
enum StageGraph {
    /// Everything wrong with names, kinds and needs; cycles are named stage by stage.
    static func problems(in stages: [Pipeline.StageUse], of pipeline: Pipeline, catalog: StageCatalog) -> [Diagnostic] {
        guard !stages.isEmpty else {
            return [
                Diagnostic(
                    "pipeline.no-stages", "the pipeline '\(pipeline.name)' has no stages",
                    fix: "A gate without stages examines nothing and promotes nothing; add stages.")
            ]
        }
        let names = stages.map(\.name.value)
        var problems: [Diagnostic] = []
        var seen: Set<[UInt8]> = []
        for stage in stages {
            if !seen.insert(Array(stage.name.value.utf8)).inserted {
                problems.append(
                    Diagnostic(
                        "pipeline.duplicate-stage", "the stage '\(stage.name.value)' stands twice", at: stage.name.span,
                        fix: "Give every stage a name of its own."))
            }
            let descriptor = catalog[stage.uses.value]
            if descriptor == nil, stage.uses.span != nil {
                problems.append(
                    Diagnostic(
                        "pipeline.unknown-plugin", "there is no stage plugin '\(stage.uses.value)'",
                        at: stage.uses.span,
                        fix: DidYouMean.suggestion(for: stage.uses.value, among: catalog.descriptors.map(\.kind)).map {
                            "Did you mean '\($0)'?"
                        } ?? "Use one of \(catalog.descriptors.map(\.kind).joined(separator: ", "))."))
            }
            for need in stage.needs {
                guard let needed = stages.first(where: { $0.name.value.utf8.elementsEqual(need.value.utf8) }) else {
                    problems.append(
                        Diagnostic(
                            "pipeline.missing-need", "there is no stage '\(need.value)' to wait for", at: need.span,
                            fix: DidYouMean.suggestion(for: need.value, among: names).map { "Did you mean '\($0)'?" }
                                ?? "Name a stage of this pipeline."))
                    continue
                }
                if let descriptor, !descriptor.isApproval, catalog[needed.uses.value]?.isApproval == true {
                    problems.append(
                        Diagnostic(
                            "pipeline.need-of-approval",
                            "'\(stage.name.value)' can't wait for the approval '\(need.value)': approvers judge its outcome",
                            at: need.span, fix: "Let the approval need this stage instead."))
                }
            }
        }
        if let cycle = cycle(in: stages) {
            problems.append(
                Diagnostic(
                    "pipeline.cycle",
                    "these stages wait for each other: \(cycle.map(\.name.value).joined(separator: " → "))",
                    at: cycle.first?.name.span, fix: "Remove one of these needs."))
        }
        return problems
    }

    /// Steps so that each follows all it needs; assumes there is no cycle.
    static func ordered(_ steps: [Plan.Step]) -> [Plan.Step] {
        var placed: Set<String> = []
        var rest = steps
        var result: [Plan.Step] = []
        while !rest.isEmpty {
            guard let next = rest.firstIndex(where: { step in step.use.needs.allSatisfy { placed.contains($0.value) } })
            else { return result + rest }
            let step = rest.remove(at: next)
            placed.insert(step.name)
            result.append(step)
        }
        return result
    }

    private static func cycle(in stages: [Pipeline.StageUse]) -> [Pipeline.StageUse]? {
        var open = stages
        // A need of no stage is told apart from this, and is no reason to wait.
        var done = Set(stages.flatMap(\.needs).map(\.value)).subtracting(stages.map(\.name.value))
        while let index = open.firstIndex(where: { stage in stage.needs.allSatisfy { done.contains($0.value) } }) {
            done.insert(open.remove(at: index).name.value)
        }
        guard var current = open.first else { return nil }
        var path: [Pipeline.StageUse] = []
        while !path.contains(where: { $0.name.value == current.name.value }) {
            path.append(current)
            guard let need = current.needs.first(where: { !done.contains($0.value) }),
                let next = open.first(where: { $0.name.value == need.value })
            else { return path }
            current = next
        }
        return Array(path.drop { $0.name.value != current.name.value }) + [current]
    }
}
