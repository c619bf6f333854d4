/// Which pods no other pod may talk to, by the NetworkPolicies among the objects.
struct IngressDenial {
    private struct Policy {
        let object: KubernetesObject
        let selector: LabelSelector.Reading
        /// Whether it lets somebody in.
        let allows: Bool
    }

    private let policies: [Policy]
    /// Policies of other makers can let in what these keep out.
    private let hasOthers: Bool

    init(_ objects: [KubernetesObject]) {
        let known = objects.filter(Self.isNetworkPolicy)
        policies = known.compactMap { object in
            let spec = object.root["spec"]
            let types = spec["policyTypes"].elements
            // Without types a policy is about ingress.
            guard types.isEmpty || types.contains(where: { $0.isString("Ingress") }) else { return nil }
            return Policy(
                object: object, selector: LabelSelector.full(spec["podSelector"]),
                allows: spec["ingress"].isPresent && !(spec["ingress"].isList && spec["ingress"].elements.isEmpty))
        }
        hasOthers = objects.contains { object in
            !Self.isNetworkPolicy(object) && object.kind.utf8.suffix(13).elementsEqual("NetworkPolicy".utf8)
        }
    }

    /// The policy that lets nobody in; nothing when none does for certain, or another one lets somebody in.
    func policy(for workload: ExposedWorkload) -> KubernetesObject? {
        guard !hasOthers else { return nil }
        var denying: KubernetesObject?
        for policy in policies {
            switch policy.selector {
            case .unreadable: return nil
            case .selects(let selector):
                guard selector.selects(workload.labels) else { continue }
                if policy.allows, NamespaceName.mayMeet(policy.object.namespace, workload.object.namespace) {
                    return nil
                }
                if !policy.allows, NamespaceName.areSame(policy.object.namespace, workload.object.namespace) {
                    denying = denying ?? policy.object
                }
            }
        }
        return denying
    }

    private static func isNetworkPolicy(_ object: KubernetesObject) -> Bool {
        object.isOf("networking.k8s.io", "NetworkPolicy") || object.isOf("extensions", "NetworkPolicy")
    }
}
