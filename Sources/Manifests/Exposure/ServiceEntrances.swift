/// The Services among the objects, and what leads from outside to each.
struct ServiceEntrances {
    /// One way in: what leads there, and to which port of the Service.
    struct Entrance {
        /// From the outermost on, the Service included.
        let path: [String]
        let port: ManifestField?
    }

    /// A Service and the ways in to it; empty for one that only the cluster reaches.
    private struct Place {
        let service: ServiceEntry
        var entrances: [Entrance]
    }

    /// Names of names of names are not followed further.
    private static let maximumNames = 4

    private var places: [Place]
    private var byName: [[UInt8]: [Int]] = [:]
    /// By a label that their selectors need, so that not every Service is held against every workload.
    private var byLabel: [[UInt8]: [Int]] = [:]
    /// Those with a selector that can't be read.
    private var unreadable: [Int] = []

    init(_ objects: [KubernetesObject]) {
        let services = objects.compactMap { ServiceEntry($0) }
        places = services.map { service in
            let entrances = service.outerAddress.map { address in
                [Entrance(path: ["\(service.object.title) (\(address))"], port: nil)]
            }
            return Place(service: service, entrances: service.externalName == nil ? entrances ?? [] : [])
        }
        for (index, service) in services.enumerated() {
            byName[Array(service.name.utf8), default: []].append(index)
            switch service.selector {
            case .unreadable: unreadable.append(index)
            case .selects(let selector):
                if let label = selector.neededLabel { byLabel[label, default: []].append(index) }
            }
        }
        let gateways = GatewayBackends(objects)
        for object in objects {
            let backends = IngressBackends.of(object) + gateways.of(object) + OtherRouters.backends(of: object)
            for backend in backends { add(backend.path, backend, depth: 0) }
        }
    }

    /// Whether any Service leads to the workload, and the ways in from outside, in the order of the objects.
    func ways(to workload: ExposedWorkload) -> (isSelected: Bool, ways: [[String]]) {
        var isSelected = false
        var ways: [[String]] = []
        let candidates = unreadable + workload.labels.texts.flatMap { byLabel[$0] ?? [] }
        for place in candidates.sorted().map({ places[$0] }) where place.service.leads(to: workload) {
            isSelected = true
            for entrance in place.entrances where place.service.leads(to: workload, by: entrance.port) {
                if !ways.contains(entrance.path) { ways.append(entrance.path) }
            }
        }
        return (isSelected, ways)
    }

    private mutating func add(_ path: [String], _ backend: RouteBackend, depth: Int) {
        guard depth < Self.maximumNames else { return }
        for index in byName[Array(backend.service.utf8)] ?? [] {
            let service = places[index].service
            guard NamespaceName.mayMeet(service.object.namespace, backend.namespace) else { continue }
            let path = path + [service.object.title]
            guard let name = service.externalName else {
                let isThere = places[index].entrances.contains { known in
                    known.path == path && known.port?.shown == backend.port?.shown
                }
                if !isThere { places[index].entrances.append(Entrance(path: path, port: backend.port)) }
                continue
            }
            if let target = Self.clusterService(name) {
                let next = RouteBackend(path: [], namespace: target.namespace, service: target.name, port: backend.port)
                add(path, next, depth: depth + 1)
            }
        }
    }

    /// `web.shop.svc` and `web.shop.svc.cluster.local` name a Service of the cluster.
    static func clusterService(_ host: String) -> (name: String, namespace: String)? {
        let parts = host.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count >= 3, parts[2].elementsEqual("svc".utf8) else { return nil }
        return (String(decoding: parts[0], as: UTF8.self), String(decoding: parts[1], as: UTF8.self))
    }
}
