import Artifacts
import Manifests
import Testing

@Suite("exposure of workloads") struct ExposureMapTests {
    static let digest = Digest.sha256(of: Array("web".utf8))

    static func deployment(
        _ name: String = "web", namespace: String? = "shop", labels: String = "{ app: web }",
        image: String = "registry.example/web:1@\(digest)", spec: String = "", container: String = "",
        kind: String = "Deployment"
    ) -> String {
        """
        apiVersion: \(kind == "Job" ? "batch/v1" : "apps/v1")
        kind: \(kind)
        metadata: { name: \(name)\(namespace.map { ", namespace: \($0)" } ?? "") }
        spec:
          template:
            metadata: { labels: \(labels) }
            spec: { \(spec.isEmpty ? "" : spec + ", ")containers: [{ name: app, image: "\(image)"\(container.isEmpty ? "" : ", " + container) }] }
        """
    }

    static func service(
        _ name: String = "web", namespace: String? = "shop",
        spec: String = "selector: { app: web }, ports: [{ port: 80 }]"
    ) -> String {
        """
        apiVersion: v1
        kind: Service
        metadata: { name: \(name)\(namespace.map { ", namespace: \($0)" } ?? "") }
        spec: { \(spec) }
        """
    }

    static func ingress(
        namespace: String? = "shop", backend: String = "service: { name: web, port: { number: 80 } }"
    ) -> String {
        """
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata: { name: web\(namespace.map { ", namespace: \($0)" } ?? "") }
        spec:
          rules:
            - host: shop.example
              http: { paths: [{ path: /, pathType: Prefix, backend: { \(backend) } }] }
        """
    }

    static func map(_ objects: String...) throws -> ExposureMap {
        try ExposureMap(Samples.objects(objects.joined(separator: "\n---\n")))
    }

    private func exposure(_ objects: String...) throws -> WorkloadExposure {
        try ExposureMap(Samples.objects(objects.joined(separator: "\n---\n")))
            .exposure(of: [Self.digest], reference: nil).exposure
    }

    @Test("an Ingress leads through a Service to the workload, and the way is told") func ingress() throws {
        let answer = try Self.map(Self.deployment(), Self.service(), Self.ingress())
            .exposure(of: [Self.digest], reference: nil)
        #expect(answer.exposure == .exposed)
        #expect(answer.reasons == ["Ingress shop/web → Service shop/web → Deployment shop/web"])
        #expect(answer.workloads == ["Deployment shop/web"])
    }

    @Test("a Service that only the cluster reaches exposes nothing") func clusterIP() throws {
        let answer = try Self.map(Self.deployment(), Self.service()).exposure(of: [Self.digest], reference: nil)
        #expect(answer.exposure == .ordinary)
        #expect(answer.reasons == ["Deployment shop/web: nothing leads to it from outside"])
    }

    @Test(
        "a Service of its own address exposes",
        arguments: ["type: LoadBalancer, ", "type: NodePort, ", "externalIPs: [192.0.2.1], "])
    func addresses(_ type: String) throws {
        #expect(
            try exposure(
                Self.deployment(), Self.service(spec: type + "selector: { app: web }, ports: [{ port: 80 }]"))
                == .exposed)
    }

    @Test("a selector that matches nothing, or none at all, leads nowhere") func selectors() throws {
        for spec in ["selector: { app: web, tier: front }", "selector: { app: Web }", "selector: {}", "ports: []"] {
            let text = "type: LoadBalancer, \(spec)" + (spec.contains("ports") ? "" : ", ports: [{ port: 80 }]")
            #expect(try exposure(Self.deployment(), Self.service(spec: text)) == .ordinary, "\(spec)")
        }
    }

    @Test("a selector of one of the labels is enough, one that can't be read counts") func partialSelectors() throws {
        let labels = "{ app: web, tier: front, 'pod-template-hash': x1 }"
        for selector in ["{ app: web }", "{ tier: front, app: web }", "{ tier: [front] }", "web"] {
            #expect(
                try exposure(
                    Self.deployment(labels: labels),
                    Self.service(spec: "type: LoadBalancer, selector: \(selector), ports: [{ port: 80 }]")) == .exposed,
                "\(selector)")
        }
    }

    @Test("a Service in another namespace selects nothing here, nor does an Ingress lead out of its own")
    func namespaces() throws {
        let other = Self.service(
            namespace: "blog", spec: "type: LoadBalancer, selector: { app: web }, ports: [{ port: 80 }]")
        #expect(try exposure(Self.deployment(), other) == .ordinary)
        #expect(try exposure(Self.deployment(), Self.service(), Self.ingress(namespace: "blog")) == .ordinary)
    }

    @Test("what leaves its namespace open may meet any") func openNamespaces() throws {
        #expect(
            try exposure(Self.deployment(namespace: nil), Self.service(), Self.ingress(namespace: nil)) == .exposed)
        #expect(
            try exposure(
                Self.deployment(namespace: nil), Self.service(namespace: nil), Self.ingress(namespace: nil)) == .exposed
        )
    }

    @Test("a headless Service exposes nothing by itself, and everything behind an Ingress") func headless() throws {
        let headless = Self.service(spec: "clusterIP: None, selector: { app: web }")
        #expect(try exposure(Self.deployment(), headless) == .ordinary)
        #expect(try exposure(Self.deployment(), headless, Self.ingress()) == .exposed)
    }

    @Test("an external name selects no pods, but can be another name of a Service") func externalName() throws {
        let outside = Self.service(spec: "type: ExternalName, externalName: shop.example, selector: { app: web }")
        #expect(try exposure(Self.deployment(), outside, Self.ingress()) == .ordinary)
        let inside = Self.service(spec: "type: ExternalName, externalName: front.shop.svc.cluster.local")
        let answer = try Self.map(Self.deployment(), inside, Self.service("front"), Self.ingress())
            .exposure(of: [Self.digest], reference: nil)
        #expect(answer.reasons == ["Ingress shop/web → Service shop/web → Service shop/front → Deployment shop/web"])
        let loop = Self.service(spec: "type: ExternalName, externalName: web.shop.svc")
        #expect(try exposure(Self.deployment(), loop, Self.ingress()) == .ordinary)
    }

    @Test("a port that the Service does not have leads nowhere") func ports() throws {
        let named = Self.service(
            spec:
                "selector: { app: web }, ports: [{ name: http, port: 80 }, { name: admin, port: 81, targetPort: admin }]"
        )
        func way(_ port: String, _ container: String = "") throws -> WorkloadExposure {
            try exposure(
                Self.deployment(container: container), named,
                Self.ingress(backend: "service: { name: web, port: \(port) }"))
        }
        #expect(try way("{ number: 80 }") == .exposed)
        #expect(try way("{ name: http }") == .exposed)
        #expect(try way("{ number: 8080 }") == .ordinary)
        #expect(try way("{ name: https }") == .ordinary)
        #expect(try way("{ name: admin }") == .ordinary)
        #expect(try way("{ name: admin }", "ports: [{ name: admin, containerPort: 9000 }]") == .exposed)
    }

    @Test("the default backend of an Ingress counts, of the old API versions too") func defaultBackend() throws {
        let text = """
            apiVersion: networking.k8s.io/v1
            kind: Ingress
            metadata: { name: all, namespace: shop }
            spec: { defaultBackend: { service: { name: web, port: { number: 80 } } } }
            """
        #expect(try exposure(Self.deployment(), Self.service(), text) == .exposed)
        let old = """
            apiVersion: extensions/v1beta1
            kind: Ingress
            metadata: { name: all, namespace: shop }
            spec: { backend: { serviceName: web, servicePort: 80 } }
            """
        #expect(try exposure(Self.deployment(), Self.service(), old) == .exposed)
        let bucket = """
            apiVersion: networking.k8s.io/v1
            kind: Ingress
            metadata: { name: all, namespace: shop }
            spec: { defaultBackend: { resource: { apiGroup: storage.example, kind: Bucket, name: web } } }
            """
        #expect(try exposure(Self.deployment(), Self.service(), bucket) == .ordinary)
    }

    @Test("a port of the node exposes, and a zero is none") func hostPort() throws {
        let answer = try Self.map(Self.deployment(container: "ports: [{ containerPort: 80, hostPort: 8080 }]"))
            .exposure(of: [Self.digest], reference: nil)
        #expect(answer.exposure == .exposed)
        #expect(answer.reasons.first == "port 8080 of the node → Deployment shop/web")
        #expect(try exposure(Self.deployment(container: "ports: [{ containerPort: 80, hostPort: 0 }]")) == .ordinary)
    }

    @Test(
        "rights over the node",
        arguments: [
            ("hostNetwork: true", ""), ("hostPID: true", ""),
            ("volumes: [{ name: root, hostPath: { path: / } }]", ""), ("", "securityContext: { privileged: true }"),
            ("", "securityContext: { capabilities: { add: [SYS_ADMIN] } }"),
        ])
    func privileged(_ spec: String, _ container: String) throws {
        #expect(try exposure(Self.deployment(spec: spec, container: container)) == .privileged)
        let both = try Self.map(
            Self.deployment(spec: spec, container: container), Self.service(), Self.ingress()
        ).exposure(of: [Self.digest], reference: nil)
        #expect(both.exposure == .exposed)
        #expect(both.reasons.count == 2)
    }

    @Test("a capability of the default set is no right over the node") func capabilities() throws {
        #expect(
            try exposure(Self.deployment(container: "securityContext: { capabilities: { add: [CHOWN] } }")) == .ordinary
        )
    }

    @Test("an image without a workload is unknown, and so is one by another digest") func unknown() throws {
        #expect(try exposure(Self.service()) == .unknown)
        let other = Digest.sha256(of: Array("old".utf8))
        let map = try Self.map(
            Self.deployment(image: "registry.example/web:1@\(other)"), Self.service(), Self.ingress())
        let answer = map.exposure(of: [Self.digest], reference: "registry.example/web:1@\(Self.digest)")
        #expect(answer.exposure == .unknown)
        #expect(answer.reasons == ["no workload among the objects runs it"])
    }

    @Test("an image without a digest is told by its name and tag") func references() throws {
        func exposure(_ image: String, as reference: String?) throws -> WorkloadExposure {
            try Self.map(Self.deployment(image: image)).exposure(of: [Self.digest], reference: reference).exposure
        }
        #expect(try exposure("registry.example/web:1", as: "registry.example/web:1@\(Self.digest)") == .ordinary)
        #expect(try exposure("registry.example/web:2", as: "registry.example/web:1") == .unknown)
        #expect(try exposure("registry.example/web", as: "registry.example/web:1") == .ordinary)
        #expect(try exposure("nginx:1", as: "docker.io/library/nginx:1") == .ordinary)
        #expect(try exposure("other.example/web:1", as: "registry.example/web:1") == .unknown)
        #expect(try exposure("registry.example/web:1", as: nil) == .unknown)
    }

    @Test("of several workloads with one image the worst counts") func worst() throws {
        let map = try Self.map(
            Self.deployment("batch", labels: "{ app: batch }", kind: "Job"), Self.deployment(), Self.service(),
            Self.ingress())
        let answer = map.exposure(of: [Self.digest], reference: nil)
        #expect(answer.exposure == .exposed)
        #expect(answer.workloads == ["Job shop/batch", "Deployment shop/web"])
        #expect(answer.reasons.count == 1)
    }

    @Test("routers of others lead to Services too") func otherRouters() throws {
        let istio = """
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: { name: web, namespace: shop }
            spec:
              gateways: [GATEWAYS]
              hosts: [shop.example]
              http: [{ route: [{ destination: { host: web.shop.svc.cluster.local } }] }]
            """
        let objects = [Self.deployment(), Self.service()]
        for (gateways, expected) in [("infra/public", WorkloadExposure.exposed), ("mesh", .ordinary)] {
            #expect(
                try exposure(objects[0], objects[1], istio.replacing("GATEWAYS", with: gateways)) == expected,
                "\(gateways)")
        }
        let openshift = """
            apiVersion: route.openshift.io/v1
            kind: Route
            metadata: { name: web, namespace: shop }
            spec: { to: { kind: Service, name: web } }
            """
        #expect(try exposure(objects[0], objects[1], openshift) == .exposed)
    }

    @Test("two thousand Services and workloads take no time worth telling") func many() throws {
        var objects: [String] = []
        for index in 0..<2000 {
            objects.append(Self.deployment("w\(index)", labels: "{ app: w\(index) }"))
            objects.append(
                Self.service("w\(index)", spec: "selector: { app: w\(index) }, ports: [{ port: 80 }]"))
        }
        let parsed = try Samples.objects(objects.joined(separator: "\n---\n"))
        let clock = ContinuousClock()
        let time = clock.measure { #expect(ExposureMap(parsed).workloads.count == 2000) }
        #expect(time < .seconds(5))
    }
}
