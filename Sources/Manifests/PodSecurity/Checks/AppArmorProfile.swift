internal import Findings

extension PodSecurityCheck {
    /// On nodes that have AppArmor, its default profile may be narrowed but not switched off.
    ///
    /// Allowed: `securityContext.appArmorProfile` missing or of type `RuntimeDefault` or `Localhost`; annotations
    /// `container.apparmor.security.beta.kubernetes.io/…` missing, empty, `runtime/default` or `localhost/…`. Fields and
    /// annotations count at every version, because Kubernetes added the fields to the first revision.
    static let appArmorProfile = PodSecurityCheck(
        "apparmor-profile", upstream: "appArmorProfile", level: .baseline, severity: .medium,
        summary: "AppArmor's default profile is not switched off.",
        remedy: "Set `securityContext.appArmorProfile.type` to RuntimeDefault or Localhost, or remove it.",
        revisions: [Revision(since: 0, appArmorProfiles)])
}

private let annotationPrefix = "container.apparmor.security.beta.kubernetes.io/"

private func appArmorProfiles(_ template: PodTemplate) -> [LintViolation] {
    let fields = template.securityScopes.compactMap { scope -> LintViolation? in
        let profile = scope.context["appArmorProfile"]
        let type = profile["type"]
        guard profile.isPresent, !type.isOne(of: ["RuntimeDefault", "Localhost"]) else { return nil }
        return LintViolation("\(scope.title) asks for AppArmor profile \(type.shown)", at: type, in: scope.container)
    }
    let annotations = template.annotations.members.compactMap { key, value -> LintViolation? in
        guard key.utf8.starts(with: annotationPrefix.utf8), value.isPresent, !isAllowed(value) else { return nil }
        return LintViolation(
            "annotation \(key) asks for AppArmor profile \(value.shown)", at: value,
            remedy: "Set the annotation to runtime/default, or remove it.")
    }
    return fields + annotations
}

private func isAllowed(_ value: ManifestField) -> Bool {
    value.isOne(of: ["", "runtime/default"]) || (value.string?.utf8.starts(with: "localhost/".utf8) ?? false)
}
