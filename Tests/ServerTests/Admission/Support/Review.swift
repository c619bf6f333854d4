import Documents
import Ledger

@testable import Server

/// AdmissionReviews as an API server sends them, and what a policy for two environments makes of them.
struct Review {
    var operation = "CREATE"
    var group = "apps"
    var version = "v1"
    var kind = "Deployment"
    var subresource: String?
    var namespace = "shop"
    var object: JSONValue = .null
    var old: JSONValue = .null
    var isDryRun = false

    static let uid = "705ab4f5-6393-11e8-b7cc-42010a800002"

    /// A deployment with one container.
    static func deployment(_ image: String?, replicas: Int64 = 1) -> JSONValue {
        workload("apps/v1", "Deployment", ["replicas": .integer(replicas), "template": ["spec": pod(image)]])
    }

    static func pod(_ image: String?) -> JSONValue {
        ["containers": [container("web", image)]]
    }

    static func container(_ name: String, _ image: String?) -> JSONValue {
        image.map { ["name": .string(name), "image": .string($0)] } ?? ["name": .string(name)]
    }

    static func workload(_ apiVersion: String, _ kind: String, _ spec: JSONValue) -> JSONValue {
        [
            "apiVersion": .string(apiVersion), "kind": .string(kind),
            "metadata": ["name": "web", "namespace": "shop"], "spec": spec,
        ]
    }

    var json: JSONValue {
        [
            "apiVersion": "admission.k8s.io/v1", "kind": "AdmissionReview",
            "request": [
                "uid": .string(Self.uid),
                "kind": ["group": .string(group), "version": .string(version), "kind": .string(kind)],
                "resource": ["group": .string(group), "version": .string(version), "resource": "things"],
                "subResource": .optional(subresource), "name": "web", "namespace": .string(namespace),
                "operation": .string(operation), "userInfo": ["username": "ann"], "object": object, "oldObject": old,
                "dryRun": .bool(isDryRun), "options": .null,
            ],
        ]
    }

    var bytes: [UInt8] { (try? CanonicalJSON.encode(json)) ?? [] }

    /// `shop` is production, `dev` and `trial` warn and audit for a while; releases 1 is live, 2 was rejected.
    static func policy() throws -> AdmissionPolicy {
        try policy(
            """
            pages: https://sluice.example
            namespaces:
              - { names: [shop, shop-*], environment: production }
              - { names: [dev], environment: production, enforcement: { mode: warn, until: "\(SignedHistory.time(20_000))" } }
              - { names: [trial], environment: production, enforcement: { mode: audit, until: "\(SignedHistory.time(20_000))" } }
            resources:
              - { group: argoproj.io, kind: Rollout, images: ["spec.template.spec.containers[*].image"] }
            """)
    }

    /// A policy by its `spec`.
    static func policy(_ spec: String) throws -> AdmissionPolicy {
        let lines = spec.split(separator: "\n").map { "  \($0)\n" }.joined()
        let text = "apiVersion: sluice/v1alpha1\nkind: AdmissionPolicy\nmetadata: { name: test }\nspec:\n\(lines)"
        return try AdmissionPolicy(document: YAMLReader.read(SourceText(name: "policy.yaml", text: text)))
    }

    static func index() throws -> PromotionIndex {
        var history = try SignedHistory()
        try history.decide("1")
        try history.decide("2", .rejected, name: "other")
        try history.decide("3", name: "third")
        return try history.index()
    }

    func decision(
        by policy: AdmissionPolicy? = nil, at now: Timestamp = SignedHistory.time(10_000)
    ) throws -> AdmissionDecision {
        AdmissionJudge(policy: try policy ?? Self.policy()).decide(
            try AdmissionReview.read(bytes), index: try Self.index(), at: now)
    }
}
