import Documents
import Findings
import Manifests

/// Judges an object by the lint rules of its environment, the same that `kubernetes/lint` and `sluice lint` run.
///
/// An UPDATE answers only for what it brings: what the stored object already had was let through once, and refusing it now
/// would stop who mends it.
struct LintJudgement {
    let lint: AdmissionPolicy.Lint

    func judge(_ request: AdmissionRequest, _ object: SourceNode, _ decision: inout AdmissionDecision) {
        guard PodKinds.templateRoute(group: request.group, kind: request.kind) != nil else { return }
        var known: Set<[UInt8]> = []
        if request.operation == .update, let old = request.oldObject {
            known = Set(findings(in: old, request).map(Self.key))
        }
        for finding in findings(in: object, request) where !known.contains(Self.key(finding)) {
            decision.violations.append(
                AdmissionViolation(
                    rule: finding.rule, route: finding.route, message: finding.message,
                    remedy: finding.remedy ?? "See the rule's description."))
        }
    }

    private func findings(in object: SourceNode, _ request: AdmissionRequest) -> [Finding] {
        let described = KubernetesObject(
            apiVersion: request.apiVersion, kind: request.kind,
            namespace: request.namespace.isEmpty ? nil : request.namespace, name: request.name, node: object)
        return lint.rules.findings(in: [described], artifact: "the object").filter {
            $0.severity >= lint.failOn || $0.severity == .unknown
        }
    }

    private static func key(_ finding: Finding) -> [UInt8] {
        Array("\(finding.rule)\0\(finding.route ?? "")\0\(finding.message)".utf8)
    }
}
