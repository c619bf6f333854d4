package import Findings

/// One check of the Pod Security Standards as a lint rule, at the revision that holds.
package struct PodSecurityRule: LintRule {
    package let check: PodSecurityCheck
    /// The 1-based number of the revision.
    package let number: Int
    package let active: PodSecurityCheck.Revision

    package init(check: PodSecurityCheck, number: Int, active: PodSecurityCheck.Revision) {
        self.check = check
        self.number = number
        self.active = active
    }

    package var id: String { "kubernetes/pod-security/\(check.id)" }
    package var summary: String { check.summary }
    package var revision: Int { number }
    package var severity: Severity { check.severity }
    package var remedy: String { check.remedy }
    package var facts: [String: String] { ["profile": check.level.rawValue, "check": check.upstreamID] }

    package func violations(in template: PodTemplate, context: LintContext) -> [LintViolation] {
        active.violations(template)
    }
}
