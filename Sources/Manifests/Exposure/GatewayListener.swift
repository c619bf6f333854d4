/// One listener of a Gateway, and which routes it takes (Gateway API, `AllowedRoutes`).
struct GatewayListener {
    private let listener: ManifestField
    private let gateway: KubernetesObject
    private let namespaces: [KubernetesObject]

    init(_ listener: ManifestField, of gateway: KubernetesObject, namespaces: [KubernetesObject]) {
        self.listener = listener
        self.gateway = gateway
        self.namespaces = namespaces
    }

    /// - Parameter parent: The route's reference to the Gateway, which may name one listener.
    func takes(_ route: KubernetesObject, by parent: ManifestField) -> Bool {
        if let section = parent["sectionName"].string, !listener["name"].isString(section) { return false }
        if let port = parent["port"].integer, listener["port"].integer != port { return false }
        return allowsKind(of: route) && allowsNamespace(of: route) && sharesHost(with: route)
    }

    private func allowsKind(of route: KubernetesObject) -> Bool {
        let kinds = listener["allowedRoutes"]["kinds"].elements
        return kinds.isEmpty
            || kinds.contains { kind in
                kind["kind"].isString(route.kind)
                    && (kind["group"].string ?? GatewayBackends.group).utf8.elementsEqual(route.group.utf8)
            }
    }

    private func allowsNamespace(of route: KubernetesObject) -> Bool {
        let allowed = listener["allowedRoutes"]["namespaces"]
        switch allowed["from"].string ?? "Same" {
        case "Same": return NamespaceName.mayMeet(route.namespace, gateway.namespace)
        case "None": return false
        case "Selector":
            guard let name = route.namespace, case .selects(let selector) = LabelSelector.full(allowed["selector"])
            else {
                return true
            }
            let known = namespaces.first { $0.name.utf8.elementsEqual(name.utf8) }
            // Labels of a namespace that is not among the objects are not known.
            guard let known else { return true }
            var labels = PodLabels(known.root["metadata"]["labels"])
            labels["kubernetes.io/metadata.name"] = name
            return selector.selects(labels)
        default: return true
        }
    }

    private func sharesHost(with route: KubernetesObject) -> Bool {
        guard let own = listener["hostname"].string, !own.isEmpty else { return true }
        let theirs = route.root["spec"]["hostnames"].elements.compactMap(\.string)
        return theirs.isEmpty || theirs.contains { Self.overlap(own, $0) }
    }

    /// Whether two host names, each perhaps beginning with `*.`, have one in common.
    private static func overlap(_ left: String, _ right: String) -> Bool {
        let (left, right) = (left.lowercased(), right.lowercased())
        return left.utf8.elementsEqual(right.utf8) || covers(left, right) || covers(right, left)
    }

    private static func covers(_ wildcard: String, _ host: String) -> Bool {
        guard wildcard.utf8.starts(with: "*.".utf8) else { return false }
        let ending = wildcard.utf8.dropFirst()
        return host.utf8.count > ending.count && host.utf8.suffix(ending.count).elementsEqual(ending)
    }
}
