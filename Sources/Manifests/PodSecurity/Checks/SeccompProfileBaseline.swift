internal import Findings

extension PodSecurityCheck {
    /// Seccomp's default profile may be narrowed but not switched off.
    ///
    /// Allowed before 1.19, in the annotations of the pod and of its containers: missing, `runtime/default`, `docker/default`
    /// or `localhost/…`. Allowed from 1.19: `securityContext.seccompProfile` missing or of type `RuntimeDefault` or
    /// `Localhost`.
    static let seccompProfileBaseline = PodSecurityCheck(
        "seccomp-profile-baseline", upstream: "seccompProfile_baseline", level: .baseline, severity: .high,
        summary: "Seccomp is not switched off.",
        remedy: "Set `securityContext.seccompProfile.type` to RuntimeDefault or Localhost, or remove it.",
        revisions: [
            Revision(since: 0, forbiddenAnnotations),
            Revision(since: 19) { template in template.securityScopes.compactMap(SeccompProfile.forbidden) },
        ])
}

private func forbiddenAnnotations(_ template: PodTemplate) -> [LintViolation] {
    let scopes: [(key: String, container: PodContainer?)] =
        [("seccomp.security.alpha.kubernetes.io/pod", nil)]
        + template.containers.map { ("container.seccomp.security.alpha.kubernetes.io/\($0.name ?? "")", $0) }
    return scopes.compactMap { key, container in
        let value = template.annotations[key]
        guard value.isPresent, !value.isOne(of: ["runtime/default", "docker/default"]) else { return nil }
        if let text = value.string, text.utf8.starts(with: "localhost/".utf8) { return nil }
        return LintViolation(
            "annotation \(key) asks for seccomp profile \(value.shown)", at: value, in: container,
            remedy: "Set the annotation to runtime/default, or remove it.")
    }
}
