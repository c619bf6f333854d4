/// One pod template among the objects, with what selectors and ports need of it.
struct ExposedWorkload {
    let object: KubernetesObject
    let template: PodTemplate
    let labels: PodLabels

    init(_ object: KubernetesObject, _ template: PodTemplate) {
        self.object = object
        self.template = template
        labels = PodLabels(template.metadata["labels"])
    }

    /// Whether it runs to an end, at once or by a schedule.
    var isJob: Bool {
        object.group.utf8.elementsEqual("batch".utf8)
            && ["Job", "CronJob"].contains { object.kind.utf8.elementsEqual($0.utf8) }
    }

    /// Whether Knative gives it an address outside the cluster, which it does unless it is told otherwise.
    var isPublicByItself: Bool {
        guard object.isOf("serving.knative.dev", "Service") else { return false }
        let labels = PodLabels(object.root["metadata"]["labels"])
        return labels["networking.knative.dev/visibility"].map { !$0.utf8.elementsEqual("cluster-local".utf8) } ?? true
    }

    /// Whether a container has a port of that name.
    func hasPort(named name: String) -> Bool {
        template.containers.contains { container in
            container.field["ports"].elements.contains { $0["name"].isString(name) }
        }
    }

    /// The first port of the node that a container takes for itself.
    var nodePort: String? {
        for container in template.containers {
            for port in container.field["ports"].elements
            where port["hostPort"].isPresent && port["hostPort"].integer != 0 {
                return "port \(port["hostPort"].shown) of the node"
            }
        }
        return nil
    }

    /// The rights that reach beyond the pod, in words; empty for none.
    var nodeRights: [String] {
        let checks: [PodSecurityCheck] = [
            .privileged, .hostNamespaces, .hostPathVolumes, .capabilitiesBaseline, .windowsHostProcess,
        ]
        return checks.flatMap { check in
            check.revision(for: .latest)?.revision.violations(template).map(\.message) ?? []
        }
    }

    /// Every image that the pod names.
    var images: [String] { ImageUse.all(in: template).compactMap(\.field.string) }
}
