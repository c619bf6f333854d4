import Outbound
import Testing

@Suite("Web addresses") struct WebAddressTests {
    @Test(
        "well-formed ones",
        arguments: [
            ("https://Registry.Example.org/v2/", "https://registry.example.org", "/v2/"),
            ("HTTPS://a:443", "https://a", "/"), ("http://127.0.0.1:5000/x?y=1#z", "http://127.0.0.1:5000", "/x?y=1"),
            ("https://[::1]:8443/a%20b", "https://[::1]:8443", "/a%20b"), ("https://a?b", "https://a", "/?b"),
        ])
    func wellFormed(text: String, origin: String, target: String) throws {
        let address = try WebAddress(text)
        #expect(address.origin.description == origin)
        #expect(address.target == target)
    }

    @Test(
        "what two readers could take for different hosts",
        arguments: [
            "https://user@host/", "https://user:secret@host/", "https://host./", "https://a..b/", "https://.a/",
            "https:///x", "https://", "ftp://a/", "https:a", "//a/", "https://a:0/", "https://a:99999/", "https://a:/",
            "https://a b/", "https://a\\@b/", "https://[::1/", "https://[zz]/", "https://[127.0.0.1]/", "https://ä/",
            "https://a/\r\nHost: b", "https://a/ü", "https://a/%2", "https://a/%zz", "https://a/b c", "https://a%2eb/",
            "https://a/" + String(repeating: "x", count: 20_000),
        ])
    func malformed(text: String) {
        #expect(throws: OutboundError(.wrongAddress, "")) { try WebAddress(text) }
    }

    @Test(
        "references resolve as they stand",
        arguments: [
            ("/b?c", "https://h/b?c"), ("?c", "https://h/v2/x?c"), ("y", "https://h/v2/y"), ("//g/z", "https://g/z"),
            ("http://g:1/z", "http://g:1/z"), ("y?u=http://g", "https://h/v2/y?u=http://g"),
        ])
    func resolving(reference: String, text: String) throws {
        let resolved = try WebAddress("https://h/v2/x?old").resolving(reference)
        #expect(try resolved == WebAddress(text))
    }

    @Test(
        "climbing and foreign references are refused", arguments: ["../x", "/a/../b", "./x", "", "javascript:x", "#a"])
    func refused(reference: String) throws {
        let address = try WebAddress("https://h/v2/x")
        #expect(throws: OutboundError(.wrongAddress, "")) { try address.resolving(reference) }
    }

    @Test("queries are encoded, and never shown") func queries() throws {
        let address = try WebAddress("https://h/a").adding("scope", "a b&c=d/é").adding("x", "1")
        #expect(address.target == "/a?scope=a%20b%26c%3Dd%2F%C3%A9&x=1")
        #expect(address.description == "https://h/a")
    }
}
