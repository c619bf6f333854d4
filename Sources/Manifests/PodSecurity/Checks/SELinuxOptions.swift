internal import Findings

extension PodSecurityCheck {
    /// SELinux confines containers by type; only types made for containers may be set, and no user or role.
    ///
    /// Allowed types: none, `container_t`, `container_init_t`, `container_kvm_t` and, from 1.31, `container_engine_t`.
    static let seLinuxOptions = PodSecurityCheck(
        "selinux-options", upstream: "seLinuxOptions", level: .baseline, severity: .medium,
        summary: "SELinux options name a container type and neither user nor role.",
        remedy: "Use type container_t, container_init_t or container_kvm_t, and remove `user` and `role`.",
        revisions: [
            Revision(since: 0) { forbiddenOptions($0, types: containerTypes) },
            Revision(since: 31) { forbiddenOptions($0, types: containerTypes + ["container_engine_t"]) },
        ])
}

private let containerTypes = ["", "container_t", "container_init_t", "container_kvm_t"]

private func forbiddenOptions(_ template: PodTemplate, types: [String]) -> [LintViolation] {
    template.securityScopes.flatMap { scope in
        let options = scope.context["seLinuxOptions"]
        return [("type", types), ("user", [""]), ("role", [""])].compactMap { name, allowed -> LintViolation? in
            let option = options[name]
            guard option.isPresent, !option.isOne(of: allowed) else { return nil }
            return LintViolation(
                "\(scope.title) sets SELinux \(name) \(option.shown)", at: option, in: scope.container)
        }
    }
}
