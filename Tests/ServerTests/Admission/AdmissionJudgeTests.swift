import Documents
import Governance
import Testing

@testable import Server

@Suite("Admission decisions")
struct AdmissionJudgeTests {
    private static let good = SignedHistory.reference("1")
    private static let bad = SignedHistory.reference("2")

    @Test("the answer echoes the uid and says on one line what is wrong, where, and what to do") func denial() throws {
        let decision = try Review(object: Review.deployment(Self.bad), isDryRun: true).decision()
        let response = decision.response
        #expect(response.uid == Review.uid && !response.isAllowed)
        #expect(
            response.message == """
                Deployment shop/web: container web: \(Self.bad) is not promoted to production: acme/other@2 was rejected \
                (entry 1). See 'sluice explain' for the shortest way to green; see \
                https://sluice.example/releases/\(SignedHistory.digest("release 2")). [admission/image-rejected]
                """)
        #expect(response.json["response"]?["status"]?["code"] == 403)
        #expect(response.json["response"]?["auditAnnotations"]?["decision"] == "denied")
        #expect(response.json["response"]?["auditAnnotations"]?["dry-run"] == "true")
        let admitted = try Review(object: Review.deployment(Self.good)).decision().response
        #expect(admitted.isAllowed && admitted.message.isEmpty && admitted.warnings.isEmpty)
        #expect(admitted.json["response"]?["auditAnnotations"]?["promotion"] == "acme/web@1 entry 0")
        #expect(admitted.json["response"]?["auditAnnotations"]?["index-age"] == "0s")
    }

    @Test("dryRun changes nothing but a note") func dryRun() throws {
        for image in [Self.good, Self.bad] {
            let real = try Review(object: Review.deployment(image)).decision()
            let dry = try Review(object: Review.deployment(image), isDryRun: true).decision()
            #expect(real.violations == dry.violations && real.isAllowed == dry.isAllowed)
        }
    }

    @Test("warn and audit let through until their end, and say what is wrong") func modes() throws {
        for (namespace, warnings) in [("dev", 1), ("trial", 0)] {
            var object = Review.deployment(Self.bad)
            if case .object(let members) = object {
                object = .object(members.filter { $0.key != "metadata" } + [.init("metadata", ["name": "web"])])
            }
            let review = Review(namespace: namespace, object: object)
            let before = try review.decision().response
            #expect(before.isAllowed && before.warnings.count == warnings)
            #expect(before.json["response"]?["auditAnnotations"]?["decision"] == "not-enforced")
            let index = try Review.index()
            let judge = AdmissionJudge(
                policy: AdmissionPolicy(
                    name: "p", maximumAge: 1_000_000, namespaces: try Review.policy().namespaces))
            let after = judge.decide(
                try AdmissionReview.read(review.bytes), index: index, at: SignedHistory.time(20_000))
            #expect(!after.isAllowed)
        }
    }

    @Test("a namespace is what the policy says; one that it does not name is refused unless it says so")
    func namespaces() throws {
        var object = Review.deployment(Self.good)
        if case .object(let members) = object { object = .object(members.filter { $0.key != "metadata" }) }
        func decision(_ namespace: String, _ policy: AdmissionPolicy? = nil) throws -> AdmissionDecision {
            try Review(namespace: namespace, object: object).decision(by: policy)
        }
        #expect(try decision("shop-eu").isAllowed)
        for name in ["", "other", "Shop", "shop\u{0}", "s\u{212A}op"] { #expect(try !decision(name).isAllowed) }
        let open = AdmissionPolicy(name: "p", unmapped: .allow, namespaces: try Review.policy().namespaces)
        #expect(try decision("other", open).isAllowed && !decision("other", open).isClean)
        let foreign = AdmissionPolicy(
            name: "p",
            namespaces: [
                .init(
                    names: [ProjectPattern("shop")], environment: "production", projects: [ProjectPattern("other")])
            ])
        #expect(try decision("shop", foreign).violations.map(\.rule) == ["admission/image-other-project"])
    }

    @Test("an index that is too old, or that no clock can date, is a refusal unless the policy says otherwise")
    func stale() throws {
        let review = Review(object: Review.deployment(Self.good))
        let late = SignedHistory.time(10_000 + 901)
        #expect(try review.decision(at: late).violations.map(\.rule) == ["admission/index-stale"])
        #expect(try review.decision(at: SignedHistory.time(10_000 + 900)).isAllowed)
        #expect(try !review.decision(at: SignedHistory.time(9000)).isAllowed)
        let lenient = AdmissionPolicy(name: "p", stale: .allow, namespaces: try Review.policy().namespaces)
        let decision = try review.decision(by: lenient, at: late)
        #expect(decision.isAllowed && decision.response.warnings.count == 1)
        // Nothing new is started, so no index is asked.
        #expect(
            try Review(operation: "UPDATE", object: review.object, old: review.object).decision(at: late).isAllowed)
        let never = AdmissionJudge(policy: try Review.policy()).decide(
            try AdmissionReview.read(review.bytes), index: PromotionIndex(origin: "x"), at: late)
        #expect(!never.isAllowed)
    }

    @Test("what is no review, or one that contradicts itself, is refused with its uid when it has one")
    func reviews() throws {
        let good = Review(object: Review.deployment(Self.good))
        var foreign = Review(object: Review.deployment(Self.good))
        foreign.namespace = "dev"
        var other = good
        other.kind = "ConfigMap"
        other.group = ""
        var operation = good
        operation.operation = "PATCH"
        var empty = good
        empty.object = .null
        for review in [foreign, other, operation, empty] {
            let decision = try review.decision()
            #expect(decision.uid == Review.uid && !decision.isAllowed)
            #expect(decision.violations.map(\.rule) == ["admission/review-invalid"])
        }
        let text = String(decoding: good.bytes, as: UTF8.self)
        for version in ["admission.k8s.io/v1beta1", "v1", ""] {
            let bytes = Array(text.replacing("admission.k8s.io/v1", with: version).utf8)
            #expect(
                !AdmissionJudge(policy: try Review.policy()).decide(
                    try AdmissionReview.read(bytes), index: try Review.index(), at: SignedHistory.time(10_000)
                ).isAllowed)
        }
        for bytes in [
            [], Array("{}".utf8), Array(text.replacing(Review.uid, with: "").utf8),
            Array("{\"kind\":1,\(text.dropFirst())".utf8), good.bytes + [0x20, 0x7B],
            [UInt8](repeating: UInt8(ascii: "["), count: 5000), [UInt8](repeating: 0x20, count: (4 << 20) + 1),
        ] as [[UInt8]] {
            #expect(throws: AdmissionError.self) { try AdmissionReview.read(bytes) }
        }
    }

    @Test("the environment's lint rules run too, and an update answers for what it brings") func lint() throws {
        let policy = try Review.policy(
            """
            namespaces:
              - { names: [shop], environment: production, lint: { profile: baseline, failOn: high } }
            """)
        func privileged(_ value: Bool) -> JSONValue {
            let container: JSONValue = [
                "name": "web", "image": .string(Self.good), "securityContext": ["privileged": .bool(value)],
            ]
            return Review.workload("apps/v1", "Deployment", ["template": ["spec": ["containers": [container]]]])
        }
        #expect(try Review(object: privileged(false)).decision(by: policy).isAllowed)
        let refused = try Review(object: privileged(true)).decision(by: policy)
        #expect(
            !refused.isAllowed
                && refused.violations.allSatisfy {
                    $0.rule.hasPrefix("kubernetes/") || $0.rule.hasPrefix("pod-security/")
                })
        #expect(
            try !Review(operation: "UPDATE", object: privileged(true), old: privileged(false)).decision(by: policy)
                .isAllowed)
        #expect(
            try Review(operation: "UPDATE", object: privileged(true), old: privileged(true)).decision(by: policy)
                .isAllowed)
    }

    @Test("warnings and messages stay within what the API server takes") func bounds() {
        let long = String(repeating: "ä\n", count: 4000)
        let response = AdmissionResponse(
            uid: "u", isAllowed: true, message: long, warnings: Array(repeating: long, count: 40),
            annotations: [("k", long)])
        #expect(response.warnings.count == 16 && response.message.isEmpty)
        for warning in response.warnings {
            #expect(warning.utf8.count <= 256 && !warning.utf8.contains(UInt8(ascii: "\n")))
        }
        #expect(response.warnings.map(\.utf8.count).reduce(0, +) <= 4096)
        #expect(response.annotations.allSatisfy { $0.value.utf8.count <= 4096 })
        #expect(AdmissionResponse.line("short", within: 256) == "short")
    }

    @Test("every mistake in a policy is told at once") func mistakes() {
        let text = """
            apiVersion: sluice/v1alpha1
            kind: AdmissionPolicy
            metadata: { name: cluster }
            spec:
              maximumAge: soon
              pages: sluice
              exempt: [kube-system]
              namespaces:
                - { names: [shop], environment: production, enforcement: { mode: warn } }
              resources:
                - { group: apps, kind: Deployment, images: ["spec..x"] }
            """
        do {
            _ = try AdmissionPolicy(document: YAMLReader.read(SourceText(name: "p", text: text)))
            Issue.record("it was read")
        } catch {
            #expect(
                Set(error.items.map(\.id)).isSuperset(of: [
                    "options.wrong-type", "admission.pages", "options.unknown-key", "trust.enforcement",
                ]))
        }
    }
}
