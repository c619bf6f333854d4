/// Routers outside Kubernetes' own API that lead to Services from outside.
///
/// They are read for the Services they name, in whatever part of the object: a route that may lead somewhere counts.
enum OtherRouters {
    private static let maximumDepth = 64

    private static let kinds: [(group: String, kinds: [String], key: String)] = [
        ("networking.istio.io", ["VirtualService"], "host"),
        ("route.openshift.io", ["Route"], "name"),
        ("traefik.io", ["IngressRoute", "IngressRouteTCP", "IngressRouteUDP"], "name"),
        ("traefik.containo.us", ["IngressRoute", "IngressRouteTCP", "IngressRouteUDP"], "name"),
        ("projectcontour.io", ["HTTPProxy"], "name"),
    ]

    /// Empty for an object of another kind, and for a virtual service of the mesh alone.
    static func backends(of object: KubernetesObject) -> [RouteBackend] {
        guard
            let router = kinds.first(where: { router in
                router.group.utf8.elementsEqual(object.group.utf8)
                    && router.kinds.contains { $0.utf8.elementsEqual(object.kind.utf8) }
            })
        else { return [] }
        let spec = object.root["spec"]
        if router.key.utf8.elementsEqual("host".utf8),
            spec["gateways"].elements.allSatisfy({ $0.isString("mesh") })
        {
            return []
        }
        var backends: [RouteBackend] = []
        collect(spec, key: router.key, of: object, depth: 0, into: &backends)
        return backends
    }

    private static func collect(
        _ field: ManifestField, key: String, of object: KubernetesObject, depth: Int, into found: inout [RouteBackend]
    ) {
        guard depth < maximumDepth else { return }
        if let name = field[key].string {
            let cluster = ServiceEntrances.clusterService(name)
            found.append(
                RouteBackend(
                    path: [object.title],
                    namespace: cluster?.namespace ?? field["namespace"].string ?? object.namespace,
                    service: cluster?.name ?? name, port: nil))
        }
        for (_, member) in field.members { collect(member, key: key, of: object, depth: depth + 1, into: &found) }
        for element in field.elements { collect(element, key: key, of: object, depth: depth + 1, into: &found) }
    }
}
