/// The kinds of Kubernetes itself and of the Gateway API that make no pods, by API group.
///
/// What is not listed here and makes no pods that we can see counts as not examined.
package enum KnownKinds {
    package static func makesNoPods(group: String, kind: String) -> Bool {
        kinds.first { $0.group.utf8.elementsEqual(group.utf8) }?.kinds.contains { $0.utf8.elementsEqual(kind.utf8) }
            ?? false
    }

    private static let kinds: [(group: String, kinds: [String])] = [
        (
            "",
            [
                "Binding", "ComponentStatus", "ConfigMap", "Endpoints", "Event", "LimitRange", "Namespace", "Node",
                "PersistentVolume", "PersistentVolumeClaim", "ResourceQuota", "Secret", "Service", "ServiceAccount",
            ]
        ),
        (
            "admissionregistration.k8s.io",
            [
                "MutatingAdmissionPolicy", "MutatingAdmissionPolicyBinding", "MutatingWebhookConfiguration",
                "ValidatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding", "ValidatingWebhookConfiguration",
            ]
        ),
        ("apiextensions.k8s.io", ["CustomResourceDefinition"]),
        ("apiregistration.k8s.io", ["APIService"]),
        ("autoscaling", ["HorizontalPodAutoscaler"]),
        ("certificates.k8s.io", ["CertificateSigningRequest", "ClusterTrustBundle"]),
        ("coordination.k8s.io", ["Lease", "LeaseCandidate"]),
        ("discovery.k8s.io", ["EndpointSlice"]),
        ("events.k8s.io", ["Event"]),
        ("extensions", ["Ingress", "NetworkPolicy"]),
        ("flowcontrol.apiserver.k8s.io", ["FlowSchema", "PriorityLevelConfiguration"]),
        (
            "gateway.networking.k8s.io",
            [
                "BackendTLSPolicy", "GRPCRoute", "Gateway", "GatewayClass", "HTTPRoute", "ReferenceGrant", "TCPRoute",
                "TLSRoute", "UDPRoute",
            ]
        ),
        ("networking.k8s.io", ["IPAddress", "Ingress", "IngressClass", "NetworkPolicy", "ServiceCIDR"]),
        ("node.k8s.io", ["RuntimeClass"]),
        ("policy", ["Eviction", "PodDisruptionBudget", "PodSecurityPolicy"]),
        ("rbac.authorization.k8s.io", ["ClusterRole", "ClusterRoleBinding", "Role", "RoleBinding"]),
        ("resource.k8s.io", ["DeviceClass", "ResourceClaim", "ResourceClaimTemplate", "ResourceSlice"]),
        ("scheduling.k8s.io", ["PriorityClass"]),
        (
            "storage.k8s.io",
            ["CSIDriver", "CSINode", "CSIStorageCapacity", "StorageClass", "VolumeAttachment", "VolumeAttributesClass"]
        ),
    ]
}
