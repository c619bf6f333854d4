/// Something that leads traffic from outside the cluster to a Service, whether or not that Service is among the objects.
struct RouteBackend {
    /// What leads there, from the outermost on: `Gateway infra/public`, `HTTPRoute shop/web`.
    let path: [String]
    let namespace: String?
    let service: String
    /// A port of the Service, a number or a name; nothing or a missing field for any.
    let port: ManifestField?
}
