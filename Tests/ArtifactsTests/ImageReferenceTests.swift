import Artifacts
import Testing

@Suite("image references") struct ImageReferenceTests {
    private static let hex = String(repeating: "ab", count: 32)

    @Test(
        "parts are split and none is lost",
        arguments: [
            ("nginx", nil, "nginx", nil, false),
            ("nginx:1.27", nil, "nginx", "1.27", false),
            ("library/nginx", nil, "library/nginx", nil, false),
            ("localhost/app", "localhost", "app", nil, false),
            ("localhost:5000/app:v1", "localhost:5000", "app", "v1", false),
            ("ghcr.io/acme/shop__web-a.b/c:V1.2-rc_3", "ghcr.io", "acme/shop__web-a.b/c", "V1.2-rc_3", false),
            ("[2001:db8::1]:5000/app", "[2001:db8::1]:5000", "app", nil, false),
            ("registry.acme.com:443/shop/web:2@sha256:\(hex)", "registry.acme.com:443", "shop/web", "2", true),
            ("web@sha256:\(hex)", nil, "web", nil, true),
        ] as [(String, String?, String, String?, Bool)])
    func accepted(_ text: String, _ registry: String?, _ repository: String, _ tag: String?, _ hasDigest: Bool) throws {
        let reference = try #require(ImageReference(text))
        #expect(reference.registry == registry)
        #expect(reference.repository == repository)
        #expect(reference.tag == tag)
        #expect((reference.digest != nil) == hasDigest)
        #expect(reference.description == text)
        #expect(ImageReference(reference.description) == reference)
    }

    @Test(
        "what breaks the grammar is refused",
        arguments: [
            "", " ", "Nginx", "nginx:", "nginx@", "nginx:-x", "a//b", "/a", "a/", "a..b", "a___b", "-a", "a-", "a b",
            "ghcr.io/", "ghcr.io/A", "host:port/a", "host:99999/a", "host:/a", "-h.io/a", "h..io/a", "a@sha256:abc",
            "a@md5:d41d8cd98f00b204e9800998ecf8427e", "a@sha256:\(hex.uppercased())", "a@sha256:\(hex)@sha256:\(hex)",
            "a:b:c", "https://ghcr.io/a", "a\n", "a:\(String(repeating: "t", count: 129))", "ä", "a/\u{212A}",
            "a@gitCommit:\(String(repeating: "a", count: 40))", String(repeating: "a", count: 256),
        ])
    func refused(_ text: String) {
        #expect(ImageReference(text) == nil)
    }

    @Test("a registry's case does not matter") func registryCase() {
        #expect(ImageReference("GHCR.io/a")?.registry == "ghcr.io")
    }

    @Test("the purl names the digest, the repository and the tag") func packageURL() throws {
        let reference = try #require(ImageReference("ghcr.io/acme/web:2@sha256:\(Self.hex)"))
        #expect(
            reference.packageURL?.description
                == "pkg:oci/web@sha256:\(Self.hex)?repository_url=ghcr.io%2Facme%2Fweb&tag=2")
        #expect(ImageReference("ghcr.io/acme/web:2")?.packageURL == nil)
    }
}
