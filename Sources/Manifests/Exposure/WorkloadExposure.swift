/// How reachable and how powerful a workload is, as far as the objects beside it tell.
package enum WorkloadExposure: String, Sendable, Hashable, CaseIterable {
    /// An Ingress, a route of a Gateway, a Service of type LoadBalancer or NodePort or a port of the node leads to it.
    case exposed
    /// Nothing leads to it, but it has rights over its node.
    case privileged
    /// Neither, though other pods of the cluster may reach it.
    case ordinary
    /// A job that no Service selects and to which a NetworkPolicy lets nobody in.
    case isolated
    /// No object runs the image, or what runs it can't be read.
    case unknown

    /// From the most to the least dangerous; what is not known stands above what is known to be ordinary.
    private var place: Int {
        switch self {
        case .exposed: 0
        case .privileged: 1
        case .unknown: 2
        case .ordinary: 3
        case .isolated: 4
        }
    }

    /// Whether this one is to be told when a thing runs in two places.
    func isWorse(than other: WorkloadExposure) -> Bool { place < other.place }
}
