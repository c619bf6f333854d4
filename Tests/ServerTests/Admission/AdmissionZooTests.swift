import Documents
import Testing

@testable import Server

/// The zoo of objects that admission has to see through (T-C17 of the threat catalogue).
@Suite("Admission zoo")
struct AdmissionZooTests {
    private static let good = SignedHistory.reference("1")
    private static let bad = SignedHistory.reference("2")

    /// Group, version, kind, and where the kind keeps its pod specification.
    private static let kinds: [(String, String, String, [String])] = [
        ("", "v1", "Pod", ["spec"]), ("", "v1", "PodTemplate", ["template", "spec"]),
        ("", "v1", "ReplicationController", ["spec", "template", "spec"]),
        ("apps", "v1", "Deployment", ["spec", "template", "spec"]),
        ("apps", "v1beta2", "Deployment", ["spec", "template", "spec"]),
        ("extensions", "v1beta1", "Deployment", ["spec", "template", "spec"]),
        ("apps", "v1", "StatefulSet", ["spec", "template", "spec"]),
        ("apps", "v1", "DaemonSet", ["spec", "template", "spec"]),
        ("apps", "v1", "ReplicaSet", ["spec", "template", "spec"]),
        ("batch", "v1", "Job", ["spec", "template", "spec"]),
        ("batch", "v1", "CronJob", ["spec", "jobTemplate", "spec", "template", "spec"]),
    ]

    private func review(_ kind: (String, String, String, [String]), _ pod: JSONValue) -> Review {
        var value = pod
        for key in kind.3.reversed() { value = .object([.init(key, value)]) }
        let apiVersion = kind.0.isEmpty ? kind.1 : "\(kind.0)/\(kind.1)"
        let head: [JSONValue.Member] = [
            .init("apiVersion", .string(apiVersion)), .init("kind", .string(kind.2)),
            .init("metadata", ["generateName": "web-"]),
        ]
        return Review(
            group: kind.0, version: kind.1, kind: kind.2, object: .object(head + (value.members ?? [])))
    }

    @Test("in every kind, in every place that names an image, what was not promoted is found")
    func everyPlace() throws {
        for kind in Self.kinds {
            #expect(try review(kind, Review.pod(Self.good)).decision().isAllowed, "\(kind.2)")
            for image in [Self.bad, "registry.example/web:1.0", "web", "", " \(Self.good)", "web@sha256:12"] {
                let main = Review.container("web", Self.good)
                let other = Review.container("other", image)
                let sidecar: JSONValue = ["image": .string(image), "name": "proxy", "restartPolicy": "Always"]
                let volume: JSONValue = ["name": "data", "image": ["reference": .string(image)]]
                let pods: [JSONValue] = [
                    Review.pod(image), ["containers": [main, other]],
                    ["containers": [main], "initContainers": [other]],
                    ["containers": [main], "initContainers": [sidecar]],
                    ["containers": [main], "ephemeralContainers": [other]],
                    ["containers": [main], "volumes": [volume]],
                ]
                for pod in pods { #expect(try !review(kind, pod).decision().isAllowed, "\(kind.2) \(image)") }
            }
            let unreadable: [JSONValue] = [
                [:], ["containers": []], ["containers": .null], ["containers": ["web": "x"]],
                ["containers": ["web"]], Review.pod(nil), ["containers": [.null]],
                ["containers": [Review.container("web", Self.good)], "initContainers": "x"],
                ["containers": [Review.container("web", Self.good)], "volumes": [["image": "x"]]],
                ["containers": [["name": "web", "image": 7]]],
            ]
            for pod in unreadable { #expect(try !review(kind, pod).decision().isAllowed, "\(kind.2) \(pod)") }
        }
    }

    @Test("a static pod's mirror, an object that is going, and unknown fields make no difference") func disguises()
        throws
    {
        let metadata: JSONValue = [
            "name": "web", "annotations": ["kubernetes.io/config.mirror": "x"],
            "deletionTimestamp": "2026-11-23T00:00:00Z", "labels": ["sluice.dev/exempt": "true"],
        ]
        let pod: JSONValue = [
            "apiVersion": "v1", "kind": "Pod", "metadata": metadata, "spec": Review.pod(Self.bad), "unknown": 1,
        ]
        #expect(try !Review(group: "", kind: "Pod", object: pod).decision().isAllowed)
        #expect(try !Review(operation: "UPDATE", group: "", kind: "Pod", object: pod).decision().isAllowed)
    }

    @Test("a list is no object, and a kind that nobody described is refused when it has an image") func unknownKinds()
        throws
    {
        let list: JSONValue = [
            "apiVersion": "v1", "kind": "List", "items": [Review.deployment(Self.good)],
        ]
        #expect(try !Review(group: "", kind: "List", object: list).decision().isAllowed)
        for spec: JSONValue in [
            ["image": .string(Self.good)], ["sidecarImage": "web"], ["images": ["web"]],
            ["image": ["repository": "web"]], ["run": .string(Self.good)], ["template": ["spec": Review.pod("web")]],
        ] {
            let object = Review.workload("acme.example/v1", "Runner", spec)
            let decision = try Review(group: "acme.example", kind: "Runner", object: object).decision()
            #expect(decision.violations.map(\.rule) == ["admission/unknown-workload-kind"], "\(spec)")
        }
        let plain = Review.workload("acme.example/v1", "Runner", ["size": 3])
        #expect(try Review(group: "acme.example", kind: "Runner", object: plain).decision().isAllowed)
        let map: JSONValue = ["apiVersion": "v1", "kind": "ConfigMap", "data": ["image": "web"]]
        #expect(try Review(group: "", kind: "ConfigMap", object: map).decision().isAllowed)
    }

    @Test("a custom kind is judged by the paths that the policy names") func customKinds() throws {
        func review(_ spec: JSONValue) -> Review {
            Review(
                group: "argoproj.io", kind: "Rollout", object: Review.workload("argoproj.io/v1", "Rollout", spec))
        }
        #expect(try review(["template": ["spec": Review.pod(Self.good)]]).decision().isAllowed)
        for spec: JSONValue in [
            ["template": ["spec": Review.pod(Self.bad)]], ["template": ["spec": ["containers": "x"]]],
            ["template": ["spec": ["containers": [["image": 3]]]]], ["elsewhere": ["image": "web"]],
        ] {
            #expect(try !review(spec).decision().isAllowed, "\(spec)")
        }
    }

    @Test("an update is judged when it brings an image; scaling, status and deleting are not") func updates() throws {
        func update(_ old: JSONValue, _ new: JSONValue) -> Review {
            Review(operation: "UPDATE", object: new, old: old)
        }
        let running = Review.deployment(Self.bad, replicas: 3)
        #expect(try update(running, Review.deployment(Self.bad, replicas: 1)).decision().isAllowed)
        #expect(try !update(Review.deployment(Self.good), running).decision().isAllowed)
        #expect(try update(running, Review.deployment(Self.good)).decision().isAllowed)
        // One promoted image more, beside one that runs and is not promoted: the next pod would have both.
        let both = Review.workload(
            "apps/v1", "Deployment",
            [
                "template": [
                    "spec": ["containers": [Review.container("web", Self.bad), Review.container("more", Self.good)]]
                ]
            ])
        #expect(try !update(running, both).decision().isAllowed)
        // Without the object as it was, nothing is known to run.
        #expect(try !update(.null, running).decision().isAllowed)
        #expect(try Review(operation: "DELETE", old: running).decision().isAllowed)
        let scale: JSONValue = ["apiVersion": "autoscaling/v1", "kind": "Scale", "spec": ["replicas": 9]]
        #expect(
            try Review(operation: "UPDATE", group: "autoscaling", kind: "Scale", subresource: "scale", object: scale)
                .decision().isAllowed)
        #expect(
            try Review(
                operation: "UPDATE", subresource: "status", object: running, old: running
            ).decision().isAllowed)
        let exec: JSONValue = ["apiVersion": "v1", "kind": "PodExecOptions", "command": ["sh"]]
        #expect(
            try Review(operation: "CONNECT", group: "", kind: "PodExecOptions", subresource: "exec", object: exec)
                .decision().isAllowed)
    }

    @Test("an ephemeral container is judged by itself, in a pod that runs") func ephemeralContainers() throws {
        func pod(_ debugger: String?) -> JSONValue {
            var spec: [JSONValue.Member] = [.init("containers", [Review.container("web", Self.bad)])]
            if let debugger { spec.append(.init("ephemeralContainers", [Review.container("debug", debugger)])) }
            return Review.workload("v1", "Pod", .object(spec))
        }
        func review(_ debugger: String) -> Review {
            Review(
                operation: "UPDATE", group: "", kind: "Pod", subresource: "ephemeralcontainers", object: pod(debugger),
                old: pod(nil))
        }
        #expect(try review(Self.good).decision().isAllowed)
        #expect(try !review("busybox").decision().isAllowed)
        #expect(try !review(Self.bad).decision().isAllowed)
    }
}
