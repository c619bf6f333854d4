import Documents
import Engine
import Findings

extension Obstacle {
    /// The least whole percent that a report advises to accept; below it the gap is what needs mending.
    private static let leastAdvised = 90

    /// Everything that holds a release back, in plan order; empty only for a promoted one.
    static func all(of evaluation: Evaluation) -> [Obstacle] {
        guard evaluation.verdict != .promoted else { return [] }
        let found = evaluation.stages.flatMap { stage in
            let step = evaluation.plan.steps.first { $0.name.utf8.elementsEqual(stage.name.utf8) }
            return findings(of: stage) + problems(of: stage, wanted: step?.use.completeness ?? 100)
        }
        guard found.isEmpty else { return found }
        return [
            Obstacle(
                kind: .unknown, stage: "", isApproval: false, rule: "nothing-examined",
                message: "no stage examined the release", span: nil, findings: [],
                remedies: ["Let at least one stage of the pipeline examine the release."])
        ]
    }

    /// Blocking findings by policy rule, then those that no rule addresses by their own.
    private static func findings(of stage: JudgedStage) -> [Obstacle] {
        let blocking = groups(stage.findings(with: .blocking)) { $0.rule ?? "" }.map { name, findings in
            let first = findings.first
            return Obstacle(
                kind: .blocking, stage: stage.name, isApproval: stage.isApproval, rule: ruleName(name),
                message: first?.ruleMessage ?? "\(Wording.count(findings.count, "finding")) may not go out",
                span: first?.ruleSpan, findings: findings, remedies: [first?.ruleRemedy].compactMap { $0 })
        }
        let unaddressed = groups(stage.findings(with: .unaddressed)) { $0.finding.rule }.map { rule, findings in
            Obstacle(
                kind: .unaddressed, stage: stage.name, isApproval: stage.isApproval, rule: rule,
                message: "no policy rule addresses \(rule)", span: stage.span, findings: findings,
                remedies: ["Add a rule that matches \(rule) to a policy of the pipeline."])
        }
        return blocking + unaddressed
    }

    private static func problems(of stage: JudgedStage, wanted: Int) -> [Obstacle] {
        func obstacle(_ kind: Kind, _ rule: String, _ message: String, _ remedies: [String]) -> Obstacle {
            Obstacle(
                kind: kind, stage: stage.name, isApproval: stage.isApproval, rule: rule, message: message,
                span: stage.span, findings: [], remedies: remedies)
        }
        if stage.outcome == .errored {
            let failure = stage.failure
            return [
                obstacle(
                    .errored, failure?.code ?? "errored", failure?.message ?? "the stage could not finish",
                    [failure?.remedy ?? "Mend what stopped the stage '\(stage.name)', then run again."])
            ]
        }
        if stage.outcome == .skipped {
            guard !stage.isConditional else { return [] }
            let reason = stage.reasons.first ?? "the stage did not run"
            return [obstacle(.skipped, "skipped", reason, [])]
        }
        guard !stage.outcome.permitsPromotion else { return [] }
        var found: [Obstacle] = []
        let completeness = stage.completeness
        if completeness.examined == 0 {
            let reasons = Wording.reasons(completeness)
            found.append(
                obstacle(
                    .unknown, "nothing-examined",
                    completeness.total == 0
                        ? "there was nothing to examine"
                        : "none of \(completeness.total) could be examined\(reasons.isEmpty ? "" : ": \(reasons)")",
                    ["Give the release what the stage '\(stage.name)' examines."]))
        } else if completeness.percent < wanted {
            let missing = completeness.total - completeness.examined
            let reasons = Wording.reasons(completeness)
            found.append(
                obstacle(
                    .unknown, "incomplete",
                    "\(missing) of \(completeness.total) could not be examined\(reasons.isEmpty ? "" : ": \(reasons)")",
                    [incompleteRemedy(stage, missing: missing)]))
        }
        let waitingFor = stage.result?.waitingFor ?? []
        if !waitingFor.isEmpty {
            found.append(
                obstacle(
                    .waiting, "waiting", waitingFor.joined(separator: "; "),
                    waitingFor.map { waitingRemedy($0, isPromotionOrder: stage.uses == "engine/promotion-order") }))
        }
        return found
    }

    private static func incompleteRemedy(_ stage: JudgedStage, missing: Int) -> String {
        let examine = "Make the \(missing) that '\(stage.name)' left out examinable"
        guard stage.completeness.percent >= leastAdvised else { return "\(examine)." }
        return "\(examine), or accept less by 'completeness: \(stage.completeness.percent)' on the stage."
    }

    private static func waitingRemedy(_ text: String, isPromotionOrder: Bool) -> String {
        guard isPromotionOrder else { return "Get \(text)." }
        if text.utf8.starts(with: "is not live".utf8) { return "Promote this release there first: it \(text)." }
        return "Wait: the release \(text)."
    }

    /// `no-critical` of `policies/baseline.yaml#no-critical`.
    private static func ruleName(_ rule: String) -> String {
        rule.utf8.lastIndex(of: UInt8(ascii: "#")).map { String(rule[rule.utf8.index(after: $0)...]) } ?? rule
    }

    /// Findings by a key, keys in the order of their bytes, findings by weight.
    private static func groups(_ findings: [JudgedFinding], by key: (JudgedFinding) -> String) -> [(
        key: String, findings: [JudgedFinding]
    )] {
        var groups: [[UInt8]: [JudgedFinding]] = [:]
        for finding in findings { groups[Array(key(finding).utf8), default: []].append(finding) }
        return groups.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map {
            (String(decoding: $0.key, as: UTF8.self), $0.value.byWeight)
        }
    }
}
