/// Where the routes of the Gateway API lead, as far as the Gateways they name take them.
///
/// A Gateway that is not among the objects belongs to somebody else, and the route is there to be attached to it: it counts
/// as attached. One that is there decides by its listeners.
struct GatewayBackends {
    static let group = "gateway.networking.k8s.io"

    private let gateways: [KubernetesObject]
    private let namespaces: [KubernetesObject]
    private let grants: [KubernetesObject]

    init(_ objects: [KubernetesObject]) {
        gateways = objects.filter { $0.isOf(Self.group, "Gateway") }
        namespaces = objects.filter { $0.isOf("", "Namespace") }
        grants = objects.filter { $0.isOf(Self.group, "ReferenceGrant") }
    }

    /// Empty for an object that is no route.
    func of(_ route: KubernetesObject) -> [RouteBackend] {
        guard route.group.utf8.elementsEqual(Self.group.utf8), route.kind.utf8.suffix(5).elementsEqual("Route".utf8)
        else { return [] }
        let parents = route.root["spec"]["parentRefs"].elements.compactMap { gateway($0, of: route) }
        let rules = route.root["spec"]["rules"].elements
        let references = rules.flatMap { rule in
            rule["backendRefs"].elements + rule["filters"].elements.map { $0["requestMirror"]["backendRef"] }
        }
        let targets = references.filter { leads($0, from: route) }
        return parents.flatMap { parent in
            targets.compactMap { target in
                target["name"].string.map { name in
                    RouteBackend(
                        path: [parent, route.title], namespace: target["namespace"].string ?? route.namespace,
                        service: name, port: target["port"])
                }
            }
        }
    }

    /// The title of the Gateway that a parent names, when it takes the route.
    private func gateway(_ parent: ManifestField, of route: KubernetesObject) -> String? {
        let group = parent["group"].string ?? Self.group
        let kind = parent["kind"].string ?? "Gateway"
        // A route of a Service steers traffic inside the cluster.
        guard group.utf8.elementsEqual(Self.group.utf8), let name = parent["name"].string else { return nil }
        let namespace = parent["namespace"].string ?? route.namespace
        let title = "\(kind) \(namespace.map { $0 + "/" } ?? "")\(name)"
        let found = gateways.filter {
            kind.utf8.elementsEqual("Gateway".utf8) && $0.name.utf8.elementsEqual(name.utf8)
                && NamespaceName.mayMeet($0.namespace, namespace)
        }
        guard !found.isEmpty else { return title }
        return found.contains { gateway in
            gateway.root["spec"]["listeners"].elements.contains { listener in
                GatewayListener(listener, of: gateway, namespaces: namespaces).takes(route, by: parent)
            }
        } ? title : nil
    }

    /// Whether a reference leads to a Service: with some weight, and into another namespace by that one's leave.
    ///
    /// A namespace of which no grant is among the objects may have one elsewhere.
    private func leads(_ target: ManifestField, from route: KubernetesObject) -> Bool {
        guard target.isMapping, (target["group"].string ?? "").isEmpty, target["weight"].integer != 0,
            (target["kind"].string ?? "Service").utf8.elementsEqual("Service".utf8)
        else { return false }
        guard let other = target["namespace"].string, !NamespaceName.areSame(other, route.namespace) else {
            return true
        }
        let theirs = grants.filter { NamespaceName.areSame($0.namespace, other) }
        return theirs.isEmpty
            || theirs.contains { grant in
                let spec = grant.root["spec"]
                return spec["from"].elements.contains { from in
                    from["group"].isString(Self.group) && from["kind"].isString(route.kind)
                        && NamespaceName.mayMeet(from["namespace"].string, route.namespace)
                }
                    && spec["to"].elements.contains { to in
                        (to["group"].string ?? "").isEmpty && to["kind"].isString("Service")
                            && (to["name"].string.map { target["name"].isString($0) } ?? true)
                    }
            }
    }
}

extension KubernetesObject {
    func isOf(_ group: String, _ kind: String) -> Bool {
        self.group.utf8.elementsEqual(group.utf8) && self.kind.utf8.elementsEqual(kind.utf8)
    }
}
