package import Findings

/// A token of the cluster's API in every container is a gift to whoever breaks into one.
///
/// Required: `automountServiceAccountToken: false` in the pod, or in its service account when the artifact holds that account
/// and the pod says nothing. A pod that calls the API says `true`, and its finding is waived or ruled on.
package struct ServiceAccountToken: LintRule {
    package let id = "kubernetes/service-account-token"
    package let summary = "No pod is given a service account token without need."
    package let revision = 1
    package let severity = Severity.medium
    package let remedy =
        "Set `automountServiceAccountToken: false` in the pod's `spec`, unless it calls the cluster's API."

    package let readsOtherObjects = true

    package init() {}

    package func violations(in template: PodTemplate, context: LintContext) -> [LintViolation] {
        let automount = template.spec["automountServiceAccountToken"]
        if automount.bool == false { return [] }
        let written = template.spec["serviceAccountName"].string ?? template.spec["serviceAccount"].string
        let account = written.flatMap { $0.isEmpty ? nil : $0 } ?? "default"
        if !automount.isPresent, context.isTokenless(account: account) { return [] }
        return [
            LintViolation("the pod mounts a token of service account \"\(account)\"", at: automount)
        ]
    }
}
