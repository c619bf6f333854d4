import Findings
import Manifests
import Testing

@Suite("Rules about images") struct ImageRulesTests {
    private let digest = "sha256:" + String(repeating: "0123456789abcdef", count: 4)

    private func findings(image: String) throws -> [Finding] {
        let yaml = """
            apiVersion: v1
            kind: Pod
            metadata: { name: web }
            spec:
              containers:
                - name: app
                  \(image)
            """
        return try Samples.report(yaml, level: .privileged).findings.filter { $0.rule.contains("/image-") }
    }

    @Test("a digest pins, with and without a tag")
    func pinned() throws {
        #expect(try findings(image: "image: registry.example/app@\(digest)").isEmpty)
        #expect(try findings(image: "image: registry.example:5000/shop/app:1.2@\(digest)").isEmpty)
    }

    @Test("a tag does not, and the finding says what to write")
    func tagged() throws {
        let finding = try #require(findings(image: "image: nginx:1.27").first)
        #expect(finding.rule == "kubernetes/image-pinned-by-digest")
        #expect(finding.route == "spec.containers[0].image")
        #expect(finding.message == "Pod web: container \"app\" names the image nginx by the tag 1.27 only")
        #expect(finding.remedy?.hasPrefix("Write `image: nginx:1.27@sha256:…`") == true)
        let bare = try #require(findings(image: "image: nginx").first)
        #expect(bare.message == "Pod web: container \"app\" names the image nginx without tag and digest")
    }

    @Test(
        "what is no reference is a finding of its own",
        arguments: [
            "image: ${IMAGE}", "image: ''", "image: Nginx:1.2", "image: nginx@sha256:abc", "image: 12",
            "image: [nginx]",
            "imagePullPolicy: Always", "image:",
        ])
    func unreadable(image: String) throws {
        #expect(try findings(image: image).map(\.rule) == ["kubernetes/image-readable"])
    }

    @Test("init containers, ephemeral containers and image volumes count")
    func everywhere() throws {
        let yaml = """
            apiVersion: v1
            kind: Pod
            metadata: { name: web }
            spec:
              initContainers: [{ name: migrate, image: "app:1" }]
              containers: [{ name: app, image: "app@\(digest)" }]
              ephemeralContainers: [{ name: shell, image: "busybox:1" }]
              volumes:
                - name: model
                  image: { reference: "model:7" }
                - name: other
                  image: {}
            """
        #expect(
            try Samples.routes(of: "kubernetes/image-pinned-by-digest", in: yaml) == [
                "spec.initContainers[0].image", "spec.ephemeralContainers[0].image", "spec.volumes[0].image.reference",
            ])
        #expect(
            try Samples.routes(of: "kubernetes/image-readable", in: yaml) == ["spec.volumes[1].image.reference"])
    }
}
