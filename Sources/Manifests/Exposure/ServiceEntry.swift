/// A Service: which pods it leads to, and who can reach it.
struct ServiceEntry {
    let object: KubernetesObject
    let selector: LabelSelector.Reading
    private let spec: ManifestField
    private let ports: [ManifestField]

    /// Nothing for an object of another kind.
    init?(_ object: KubernetesObject) {
        guard object.group.isEmpty, object.kind.utf8.elementsEqual("Service".utf8) else { return nil }
        self.object = object
        spec = object.root["spec"]
        selector = LabelSelector.plain(spec["selector"])
        ports = spec["ports"].elements
    }

    var name: String { object.name }

    /// The name that it is another name for; nothing for a Service with pods of its own.
    var externalName: String? {
        spec["type"].isString("ExternalName") ? spec["externalName"].string ?? "" : nil
    }

    /// Why it can be reached from outside the cluster by itself; nothing when it can't.
    var outerAddress: String? {
        if spec["type"].isOne(of: ["LoadBalancer", "NodePort"]) { return spec["type"].string }
        return spec["externalIPs"].elements.isEmpty ? nil : "external addresses"
    }

    /// Whether it leads to a workload's pods, by one of its ports.
    ///
    /// - Parameter port: The port that traffic comes to, a number or a name; nothing for any.
    func leads(to workload: ExposedWorkload, by port: ManifestField? = nil) -> Bool {
        guard externalName == nil, NamespaceName.mayMeet(object.namespace, workload.object.namespace) else {
            return false
        }
        switch selector {
        // What can't be read may select it.
        case .unreadable: break
        case .selects(let selector):
            // Without a selector, whoever writes the endpoints says where it leads.
            guard !selector.isEmpty, selector.selects(workload.labels) else { return false }
        }
        // A headless Service may list no port: its pods are reached on all of theirs.
        guard !ports.isEmpty else { return true }
        return ports.contains { entry in Self.carries(entry, port) && hasTarget(entry, in: workload) }
    }

    private static func carries(_ entry: ManifestField, _ port: ManifestField?) -> Bool {
        guard let port, port.isPresent else { return true }
        if let number = port.integer { return entry["port"].integer == number }
        return port.string.map { entry["name"].isString($0) } ?? true
    }

    /// A target port that is a name leads to the containers that have a port of that name.
    private func hasTarget(_ entry: ManifestField, in workload: ExposedWorkload) -> Bool {
        guard let name = entry["targetPort"].string, Int(name) == nil else { return true }
        return workload.hasPort(named: name)
    }
}
