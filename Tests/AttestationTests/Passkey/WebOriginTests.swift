import Attestation
import Testing

@Suite("pages and relying parties") struct WebOriginTests {
    @Test(
        "origins as browsers write them",
        arguments: [
            "https://a.example", "https://a.example:8443", "http://localhost", "http://localhost:8080",
            "http://a.localhost:1", "https://127.0.0.1", "https://xn--bcher-kva.example",
        ])
    func taken(text: String) { #expect(WebOrigin(text)?.description == text) }

    @Test(
        "every other spelling is refused",
        arguments: [
            "", "https://", "https://A.example", "https://a.example/", "https://a.example:443", "http://localhost:80",
            "https://a.example:", "https://a.example:0", "https://a.example:08", "https://a.example:65536",
            "https://a.example:1:2", "https://user@a.example", "https://a..example", "https://-a.example",
            "https://b\u{FC}cher.example", "http://a.example", "http://127.0.0.1", "http://notlocalhost", "null",
            "file:///x", "android:apk-key-hash:x", "https://a.example ", "https://[::1]",
        ])
    func refused(text: String) { #expect(WebOrigin(text) == nil) }

    @Test("a relying party is a domain name") func party() {
        for good in ["example.org", "localhost", "a-b.example"] { #expect(RelyingParty(good) != nil) }
        for bad in ["", "Example.org", "127.0.0.1", "example.org:8080", ".org", "org.", "a b", "https://a.example"] {
            #expect(RelyingParty(bad) == nil, "\(bad)")
        }
    }

    @Test("what a relying party covers, and what is its own") func covers() throws {
        let party = try #require(RelyingParty("a.example"))
        func origin(_ text: String) throws -> WebOrigin { try #require(WebOrigin(text)) }
        #expect(party.covers(try origin("https://a.example:8443")))
        #expect(party.covers(try origin("https://b.a.example")))
        #expect(!party.covers(try origin("https://ba.example")))
        #expect(!party.covers(try origin("https://example")))
        #expect(party.owns(try origin("https://a.example")))
        #expect(!party.owns(try origin("https://a.example:8443")))
        #expect(!party.owns(try origin("https://b.a.example")))
        let local = try #require(RelyingParty("localhost"))
        #expect(local.owns(try origin("http://localhost:8080")))
        #expect(!local.owns(try origin("http://a.localhost:8080")))
    }
}
