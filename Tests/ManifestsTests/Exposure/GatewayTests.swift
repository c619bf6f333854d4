import Manifests
import Testing

@Suite("exposure by the Gateway API") struct GatewayTests {
    private func gateway(_ listener: String = "", namespace: String = "infra") -> String {
        """
        apiVersion: gateway.networking.k8s.io/v1
        kind: Gateway
        metadata: { name: public, namespace: \(namespace) }
        spec:
          gatewayClassName: edge
          listeners: [{ name: https, port: 443, protocol: HTTPS\(listener.isEmpty ? "" : ", " + listener) }]
        """
    }

    private func route(
        namespace: String = "shop", parent: String = "name: public, namespace: infra",
        target: String = "name: web, port: 80", hosts: String = "[shop.example]"
    ) -> String {
        """
        apiVersion: gateway.networking.k8s.io/v1
        kind: HTTPRoute
        metadata: { name: web, namespace: \(namespace) }
        spec:
          parentRefs: [{ \(parent) }]
          hostnames: \(hosts)
          rules: [{ backendRefs: [{ \(target) }] }]
        """
    }

    private let all = "allowedRoutes: { namespaces: { from: All } }"

    private func exposure(_ objects: String...) throws -> WorkloadExposure {
        let known = [ExposureMapTests.deployment(), ExposureMapTests.service()]
        return try ExposureMap(Samples.objects((known + objects).joined(separator: "\n---\n")))
            .exposure(of: [ExposureMapTests.digest], reference: nil).exposure
    }

    @Test("a route that the Gateway takes exposes, and the way is told") func taken() throws {
        let answer = try ExposureMapTests.map(
            ExposureMapTests.deployment(), ExposureMapTests.service(), gateway(all), route()
        ).exposure(of: [ExposureMapTests.digest], reference: nil)
        #expect(answer.exposure == .exposed)
        #expect(
            answer.reasons == ["Gateway infra/public → HTTPRoute shop/web → Service shop/web → Deployment shop/web"])
    }

    @Test("a route of another namespace is taken only where the listener allows it") func allowedNamespaces() throws {
        func allowed(_ namespaces: String, _ more: String = "") throws -> WorkloadExposure {
            try exposure(gateway("allowedRoutes: { namespaces: \(namespaces) }"), route(), more.isEmpty ? "" : more)
        }
        #expect(try exposure(gateway(), route()) == .ordinary)
        #expect(try allowed("{ from: Same }") == .ordinary)
        #expect(try allowed("{ from: None }") == .ordinary)
        #expect(try allowed("{ from: All }") == .exposed)
        let selector = "{ from: Selector, selector: { matchLabels: { edge: 'yes' } } }"
        // The labels of the namespace are not known.
        #expect(try allowed(selector) == .exposed)
        func namespace(_ label: String) -> String {
            "apiVersion: v1\nkind: Namespace\nmetadata: { name: shop, labels: { edge: '\(label)' } }"
        }
        #expect(try allowed(selector, namespace("yes")) == .exposed)
        #expect(try allowed(selector, namespace("no")) == .ordinary)
        let byName =
            "{ from: Selector, selector: { matchExpressions: [{ key: kubernetes.io/metadata.name, operator: In, values: [NAME] }] } }"
        #expect(try allowed(byName.replacing("NAME", with: "shop"), namespace("no")) == .exposed)
        #expect(try allowed(byName.replacing("NAME", with: "blog"), namespace("no")) == .ordinary)
    }

    @Test("a Gateway of the route's own namespace takes it") func same() throws {
        #expect(try exposure(gateway(namespace: "shop"), route(parent: "name: public")) == .exposed)
    }

    @Test("a Gateway that is not among the objects may take it") func foreignGateway() throws {
        #expect(try exposure(route()) == .exposed)
    }

    @Test("a route of a Service steers traffic of the mesh") func mesh() throws {
        #expect(try exposure(route(parent: "group: '', kind: Service, name: web")) == .ordinary)
    }

    @Test("listener, kind and host must fit") func listeners() throws {
        let parent = "name: public, namespace: infra, "
        #expect(try exposure(gateway(all), route(parent: parent + "sectionName: https")) == .exposed)
        #expect(try exposure(gateway(all), route(parent: parent + "sectionName: http")) == .ordinary)
        #expect(try exposure(gateway(all), route(parent: parent + "port: 80")) == .ordinary)
        func kinds(_ kind: String) -> String {
            "allowedRoutes: { namespaces: { from: All }, kinds: [{ kind: \(kind) }] }"
        }
        #expect(try exposure(gateway(kinds("HTTPRoute")), route()) == .exposed)
        #expect(try exposure(gateway(kinds("GRPCRoute")), route()) == .ordinary)
        for (host, expected) in [
            ("'*.example'", WorkloadExposure.exposed), ("SHOP.example", .exposed), ("other.example", .ordinary),
            ("'*.shop.example'", .ordinary),
        ] {
            #expect(try exposure(gateway(all + ", hostname: \(host)"), route()) == expected, "\(host)")
        }
        #expect(try exposure(gateway(all + ", hostname: a.example"), route(hosts: "['*.example']")) == .exposed)
        #expect(try exposure(gateway(all + ", hostname: a.example"), route(hosts: "[]")) == .exposed)
    }

    @Test("no traffic by weight, to another kind or to another port") func targets() throws {
        for target in [
            "name: web, port: 80, weight: 0", "name: web, port: 81", "name: web, kind: ServiceImport",
            "name: api, port: 80",
        ] {
            #expect(try exposure(gateway(all), route(target: target)) == .ordinary, "\(target)")
        }
    }

    @Test("into another namespace by a grant, or by one that is not among the objects") func grants() throws {
        let route = route(namespace: "edge", target: "name: web, namespace: shop, port: 80")
        func grant(_ from: String, _ to: String = "{ group: '', kind: Service }") -> String {
            """
            apiVersion: gateway.networking.k8s.io/v1beta1
            kind: ReferenceGrant
            metadata: { name: edge, namespace: shop }
            spec:
              from: [{ group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: \(from) }]
              to: [\(to)]
            """
        }
        #expect(try exposure(gateway(all), route) == .exposed)
        #expect(try exposure(gateway(all), route, grant("edge")) == .exposed)
        #expect(try exposure(gateway(all), route, grant("blog")) == .ordinary)
        #expect(
            try exposure(gateway(all), route, grant("edge", "{ group: '', kind: Service, name: api }")) == .ordinary)
    }
}
