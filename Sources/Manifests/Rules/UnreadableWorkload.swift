package import Findings

/// A workload whose template is missing, or where a list stands where a mapping belongs, can't be judged by any rule.
///
/// Such an object has this finding and does not count as examined.
package struct UnreadableWorkload: LintRule {
    /// The reason in completeness.
    static let reason = "unreadable-workload"

    package let id = "kubernetes/unreadable-workload"
    package let summary = "Every workload has a pod template that can be read."
    package let revision = 1
    package let severity = Severity.high
    package let remedy =
        "Write the field as the Kubernetes API has it; `kubectl apply --dry-run=server` says what it expects."

    package init() {}

    package func violations(in template: PodTemplate, context: LintContext) -> [LintViolation] {
        (PodShape.metadata.mismatches(in: template.metadata) + PodShape.spec.mismatches(in: template.spec)).map {
            LintViolation("\($0.field.route) is \($0.field.kindName), not \($0.expected)", at: $0.field)
        }
    }
}
