internal import Findings

extension PodSecurityCheck {
    /// Volumes come from Kubernetes' own objects or through persistent volume claims, not straight from elsewhere.
    ///
    /// Allowed at every version: the types below; `image` among them, because Kubernetes added it to the first revision. A
    /// volume of no type is refused, and so is one of two types.
    static let restrictedVolumes = PodSecurityCheck(
        "restricted-volumes", upstream: "restrictedVolumes", level: .restricted, severity: .low,
        summary: "Only volume types that the restricted profile knows are used.",
        remedy:
            "Use a persistent volume claim, configMap, secret, projected, downwardAPI, emptyDir, ephemeral, csi or image.",
        revisions: [Revision(since: 0, overriding: ["host-path-volumes"], otherVolumes)])
}

private let allowedTypes = [
    "configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "image", "persistentVolumeClaim", "projected", "secret",
]

private func otherVolumes(_ template: PodTemplate) -> [LintViolation] {
    template.spec["volumes"].elements.flatMap { volume -> [LintViolation] in
        let name = volume["name"].shown
        let sources = volume.members.filter { key, field in field.isPresent && !key.utf8.elementsEqual("name".utf8) }
        guard !sources.isEmpty else { return [LintViolation("volume \(name) has no type", at: volume)] }
        return sources.compactMap { key, field in
            guard !allowedTypes.contains(where: { $0.utf8.elementsEqual(key.utf8) }) else { return nil }
            return LintViolation(
                "volume \(name) has the restricted type \(key)", at: field,
                severity: key.utf8.elementsEqual("hostPath".utf8) ? .high : nil)
        }
    }
}
