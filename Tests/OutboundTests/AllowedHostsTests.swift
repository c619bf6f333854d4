import Outbound
import Testing

@Suite("Hosts that may be connected to")
struct AllowedHostsTests {
    @Test(
        "only what is named is allowed",
        arguments: [
            ("registry.example.org", 443, true), ("REGISTRY.example.org", 443, true),
            ("registry.example.org", 5000, true),
            ("example.org", 443, false), ("a.mirror.example.org", 443, true), ("mirror.example.org", 443, false),
            ("evilmirror.example.org", 443, false), ("registry.example.org.evil", 443, false), ("::1", 5000, true),
            ("::1", 443, false), ("127.0.0.1", 5000, true), ("127.0.0.1", 5001, false),
        ])
    func allow(host: String, port: Int, isAllowed: Bool) throws {
        let hosts = try AllowedHosts(
            parsing: ["registry.example.org", "*.mirror.example.org", "[::1]:5000", "127.0.0.1:5000"])
        #expect(hosts.allow(host: host, port: port) == isAllowed)
    }

    @Test("an empty list allows nothing") func empty() {
        #expect(!AllowedHosts([]).allow(host: "localhost", port: 80))
    }

    @Test(
        "what is no host is refused",
        arguments: [
            "", "*", "*.", "a:b", "a:0", "a:65536", "http://a", "a/b", "[::1", "[]:5", "a b", "a*b", "::1", "[zz]:1",
        ])
    func refused(text: String) {
        #expect(throws: OutboundError(.wrongEntry, "")) { try AllowedHosts(parsing: [text]) }
    }
}
