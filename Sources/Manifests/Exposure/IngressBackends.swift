/// Where an Ingress leads: its default backend and the backend of every path, in the form of any API version.
enum IngressBackends {
    /// Empty for an object of another kind.
    static func of(_ object: KubernetesObject) -> [RouteBackend] {
        guard object.kind.utf8.elementsEqual("Ingress".utf8),
            ["networking.k8s.io", "extensions"].contains(where: { $0.utf8.elementsEqual(object.group.utf8) })
        else { return [] }
        let spec = object.root["spec"]
        let paths = spec["rules"].elements.flatMap { $0["http"]["paths"].elements.map { $0["backend"] } }
        // An Ingress leads to Services of its own namespace only.
        return ([spec["defaultBackend"], spec["backend"]] + paths).compactMap { backend in
            if let name = backend["service"]["name"].string {
                let port = backend["service"]["port"]
                return RouteBackend(
                    path: [object.title], namespace: object.namespace, service: name,
                    port: port["number"].isPresent ? port["number"] : port["name"])
            }
            return backend["serviceName"].string.map { name in
                RouteBackend(
                    path: [object.title], namespace: object.namespace, service: name, port: backend["servicePort"])
            }
        }
    }
}
