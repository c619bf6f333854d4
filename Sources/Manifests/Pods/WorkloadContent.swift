/// What of an object can be examined.
package enum WorkloadContent: Sendable {
    /// Pod templates were found; at least one.
    case templates([PodTemplate])
    /// A kind that makes pods, without a template that can be read: where it should be, and what is wrong.
    case unreadable(ManifestField, String)
    /// A known kind that makes no pods.
    case noPods
    /// A kind that is not known and holds nothing that looks like a pod template.
    case unknown
}

extension KubernetesObject {
    /// The object's pod templates, or why there are none.
    ///
    /// Kinds that make pods are known by group and kind. Any other kind outside `KnownKinds` is searched for mappings with
    /// lists of containers, so that a custom resource which makes pods is linted and not passed over.
    package var content: WorkloadContent {
        if let route = PodKinds.templateRoute(group: group, kind: kind) {
            let template = route.reduce(root) { $0[$1] }
            guard template["spec"].isPresent else {
                return .unreadable(template["spec"], "\(kind) has no pod specification")
            }
            let pod = PodTemplate(template)
            guard !pod.containers.isEmpty else {
                return .unreadable(pod.spec["containers"], "\(kind) has no readable list of containers")
            }
            return .templates([pod])
        }
        if KnownKinds.makesNoPods(group: group, kind: kind) { return .noPods }
        let found = PodTemplateSearch.templates(in: root)
        return found.isEmpty ? .unknown : .templates(found)
    }
}
