package import Documents
import Expressions
package import Findings
import Governance

/// What the rules of all policies make of one finding.
package struct PolicyJudge: Sendable {
    package struct Verdict: Sendable {
        package let effect: Policy.Effect
        package let rule: Policy.Rule
        package let policyPath: String
    }

    package let policies: [Policy]
    package let environment: String
    package let time: Timestamp
    private let release: ExpressionValue
    private let baseline: ExpressionValue

    package init(policies: [Policy], environment: String, time: Timestamp, release: Release?, baseline: Baseline?) {
        self.policies = policies
        self.environment = environment
        self.time = time
        self.release = ExpressionValue(release?.facts ?? ["name": "", "project": "", "version": ""])
        self.baseline = ExpressionValue([
            "exists": .bool(baseline != nil), "version": .string(baseline?.version ?? ""),
        ])
    }

    /// The strictest of all rules that apply; nothing when no rule addresses the finding.
    /// - Throws: `StageFailure` when a rule can't be evaluated: an error is never read as "does not apply".
    package func judge(_ finding: Finding, class findingClass: FindingClass, stage: JSONValue) throws(StageFailure)
        -> Verdict?
    {
        var strictest: Verdict?
        let bindings: [String: ExpressionValue] = [
            "finding": ExpressionValue(finding.facts(class: findingClass)), "stage": ExpressionValue(stage),
            "release": release, "environment": .string(environment), "baseline": baseline,
        ]
        for policy in policies {
            for rule in policy.rules where try applies(rule, in: policy, to: finding, bindings) {
                let effect = effect(of: rule)
                if let strictest, strictest.effect >= effect { continue }
                strictest = Verdict(effect: effect, rule: rule, policyPath: policy.path)
            }
        }
        return strictest
    }

    private func applies(
        _ rule: Policy.Rule, in policy: Policy, to finding: Finding, _ bindings: [String: ExpressionValue]
    ) throws(StageFailure) -> Bool {
        guard rule.findings.contains(where: { $0.matches(finding.rule) }),
            rule.environments.isEmpty || rule.environments.contains(where: { $0.matches(environment) })
        else { return false }
        if let until = rule.effectiveUntil, time >= until { return false }
        guard let expression = rule.expression else { return true }
        let value: ExpressionValue
        do {
            value = try expression.evaluate(bindings)
        } catch {
            throw StageFailure(
                "policy.rule-errored", "the rule '\(rule.name)' of \(policy.path) can't be evaluated: \(error)",
                remedy: "Mend the expression; 'sluice validate' runs the policy's tests.")
        }
        guard case .bool(let holds) = value else {
            throw StageFailure(
                "policy.rule-errored", "the rule '\(rule.name)' of \(policy.path) says neither true nor false")
        }
        return holds
    }

    private func effect(of rule: Policy.Rule) -> Policy.Effect {
        if rule.effect == .blocking, let on = rule.effectiveOn, time < on { return .warning }
        return rule.effect
    }
}

extension Finding {
    /// What expressions may read of a finding; absent texts are empty.
    func facts(class findingClass: FindingClass) -> JSONValue {
        let sorted = facts.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        return [
            "rule": .string(rule), "severity": .string(severity.rawValue),
            "severityRank": .integer(Int64(Severity.allCases.firstIndex(of: severity) ?? 0)),
            "artifact": .string(artifact), "subject": .string(subject ?? ""), "route": .string(route ?? ""),
            "advisory": .string(advisory ?? ""), "message": .string(message), "class": .string(findingClass.rawValue),
            "fixable": .bool(!(facts["fixedVersions"] ?? "").isEmpty),
            "vex": [
                "status": .string(facts["vexStatus"] ?? ""), "justification": .string(facts["vexJustification"] ?? ""),
                "issuer": .string(facts["vexIssuer"] ?? ""), "signed": .bool(facts["vexSigned"] == "true"),
            ],
            "facts": .object(sorted.map { .init($0.key, .string($0.value)) }),
        ]
    }
}
