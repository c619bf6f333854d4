package import Documents
import Findings
import Governance

/// Runs the tests that stand beside a policy's rules.
package enum PolicyExamples {
    /// - Returns: A diagnostic for each test that does not come out as it says, at its `expect`.
    package static func failures(in policy: Policy) -> [Diagnostic] {
        policy.tests.compactMap { test in failure(of: test, in: policy) }
    }

    private static func failure(of test: Policy.Example, in policy: Policy) -> Diagnostic? {
        let finding: (finding: Finding, class: FindingClass)
        do {
            finding = try read(test.finding)
        } catch {
            return error.items.first
        }
        let judge = PolicyJudge(
            policies: [policy], environment: test.environment, time: test.at ?? .epoch, release: nil, baseline: nil)
        let facts: JSONValue = ["name": "test", "uses": "test", "examined": 1, "total": 1, "percent": 100]
        let found: String
        do {
            found =
                try judge.judge(finding.finding, class: finding.class, stage: facts)?.effect.rawValue ?? "unaddressed"
        } catch {
            return Diagnostic(
                "policy.test-errored", "the test '\(test.name)': \(error.message)", at: test.expected.span)
        }
        guard found != test.expected.value else { return nil }
        return Diagnostic(
            "policy.test-failed", "the test '\(test.name)' expects \(test.expected.value), the rules say \(found)",
            at: test.expected.span, fix: "Mend the rule or the test.")
    }

    /// Reads a finding as a test writes it: the keys that expressions know, and `class`.
    static func read(_ node: SourceNode) throws(Diagnostics) -> (finding: Finding, class: FindingClass) {
        var reader = OptionReader(node, context: "finding")
        let rule = reader.required("rule", as: String.self)
        let severity = reader.choice("severity", default: Severity.unknown)
        let artifact = reader.required("artifact", as: String.self)
        let subject = reader.optional("subject", as: String.self)
        let route = reader.optional("route", as: String.self)
        let advisory = reader.optional("advisory", as: String.self)
        let message = reader.optional("message", default: "")
        let findingClass = reader.choice("class", default: FindingClass.introduced)
        var facts: [String: String] = [:]
        for member in reader.mapping("facts")?.members ?? [] {
            guard let text = member.value.string else {
                reader.report(Diagnostic("policy.test-fact", "a fact must be a text", at: member.value.span))
                continue
            }
            facts[member.key] = text
        }
        let read = facts
        return try reader.finish {
            (
                Finding(
                    rule: rule.value, severity: severity?.value ?? .unknown, artifact: artifact.value,
                    subject: subject?.value, route: route?.value, advisory: advisory?.value, message: message.value,
                    facts: read), findingClass?.value ?? .introduced
            )
        }
    }
}
