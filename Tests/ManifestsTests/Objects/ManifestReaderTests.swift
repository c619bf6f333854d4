import Documents
import Manifests
import Testing

@Suite("Reading manifests") struct ManifestReaderTests {
    private func references(_ text: String, name: String = "web.yaml") throws -> [String] {
        try Samples.objects(text, name: name).map(\.reference)
    }

    private func mistakes(_ text: String, name: String = "web.yaml") -> [String] {
        do {
            _ = try Samples.objects(text, name: name)
            return []
        } catch let diagnostics as Diagnostics {
            return diagnostics.items.map { item in
                "\(item.id)@\(item.span?.start.line ?? 0):\(item.span?.start.column ?? 0)"
            }
        } catch {
            return ["\(error)"]
        }
    }

    @Test("documents become objects in order, empty documents are skipped, unknown kinds are kept")
    func documents() throws {
        let yaml = """
            ---
            # nothing here
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: { name: web, namespace: shop }
            ---
            apiVersion: v1
            kind: Namespace
            metadata: { name: shop }
            ---
            apiVersion: example.org/v1
            kind: Widget
            metadata: { generateName: w- }
            """
        #expect(
            try references(yaml) == ["apps/v1/Deployment/shop/web", "v1/Namespace/shop", "example.org/v1/Widget/w-"])
    }

    @Test("a text without objects gives none") func nothing() throws {
        #expect(try references("").isEmpty)
        #expect(try references("---\n---\n").isEmpty)
    }

    @Test("lists are flattened, lists in lists too; items of a typed list inherit what they are")
    func lists() throws {
        let yaml = """
            apiVersion: v1
            kind: List
            items:
              - apiVersion: v1
                kind: Service
                metadata: { name: web }
              - apiVersion: v1
                kind: PodList
                items:
                  - metadata: { name: one }
                  - metadata: { name: two, namespace: shop }
            """
        #expect(try references(yaml) == ["v1/Service/web", "v1/Pod/one", "v1/Pod/shop/two"])
        #expect(try references("{apiVersion: v1, kind: List, items: []}").isEmpty)
    }

    @Test("an object that has more than items is no list") func notAList() throws {
        let yaml = """
            apiVersion: example.org/v1
            kind: AllowList
            items: []
            spec: { template: {} }
            """
        #expect(try references(yaml) == ["example.org/v1/AllowList/(unnamed)"])
        #expect(mistakes("{apiVersion: v1, kind: List}") == ["manifest.list-without-items@1:1"])
    }

    @Test("JSON is read too, with tabs and all") func json() throws {
        let text = "{\n\t\"apiVersion\": \"v1\",\n\t\"kind\": \"Service\",\n\t\"metadata\": {\"name\": \"web\"}\n}\n"
        #expect(try references(text, name: "web.json") == ["v1/Service/web"])
        #expect(try references(text) == ["v1/Service/web"])
    }

    @Test("every object without kind or apiVersion is reported at once, at its place") func missing() {
        let yaml = """
            kind: Pod
            metadata: { name: one }
            ---
            apiVersion: v1
            metadata: { name: two }
            ---
            just text
            ---
            - a list
            """
        #expect(
            mistakes(yaml) == [
                "manifest.missing-api-version@1:1", "manifest.missing-kind@4:1", "manifest.not-an-object@7:1",
                "manifest.not-an-object@9:1",
            ])
    }

    @Test(
        "names that could be taken for another object's reference are refused",
        arguments: ["shop/web", "a%2fb", "a b", "..", "w\u{212A}"])
    func names(name: String) {
        #expect(
            mistakes("apiVersion: v1\nkind: Pod\nmetadata:\n  name: '\(name)'\n") == ["manifest.invalid-name@4:9"])
    }

    @Test(
        "unusable versions, kinds and metadata are refused",
        arguments: [
            ("apiVersion: a/b/c\nkind: Pod", "manifest.invalid-api-version@1:13"),
            ("apiVersion: 1\nkind: Pod", "manifest.invalid-api-version@1:13"),
            ("apiVersion: v1\nkind: [Pod]", "manifest.invalid-kind@2:7"),
            ("apiVersion: v1\nkind: Po/d", "manifest.invalid-kind@2:7"),
            ("apiVersion: v1\nkind: Pod\nmetadata: web", "manifest.metadata@3:11"),
        ])
    func header(yaml: String, mistake: String) {
        #expect(mistakes(yaml) == [mistake])
    }

    @Test("lists can't nest without end") func depth() {
        var yaml = "{apiVersion: v1, kind: Service, metadata: {name: web}}"
        for _ in 0..<12 { yaml = "{apiVersion: v1, kind: List, items: [\(yaml)]}" }
        #expect(mistakes(yaml).first?.hasPrefix("manifest.deep-list@") == true)
    }
}
