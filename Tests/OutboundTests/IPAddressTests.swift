import Testing

@testable import Outbound

@Suite("IP addresses") struct IPAddressTests {
    @Test(
        "scopes, also of addresses in other clothes",
        arguments: [
            ("8.8.8.8", "everywhere"), ("2606:4700::1", "everywhere"), ("10.0.0.1", "private"),
            ("172.16.0.1", "private"), ("172.32.0.1", "everywhere"), ("192.168.1.1", "private"),
            ("100.64.0.1", "private"), ("fd12::1", "private"), ("127.0.0.1", "loopback"), ("127.8.9.1", "loopback"),
            ("::1", "loopback"), ("::ffff:127.0.0.1", "loopback"), ("::ffff:7f00:1", "loopback"),
            ("64:ff9b::7f00:1", "loopback"), ("64:ff9b::a9fe:a9fe", "special"), ("64:ff9b:1::10.0.0.1", "private"),
            ("2002:7f00:1::", "loopback"), ("2002:a00:1::1", "private"), ("::127.0.0.1", "loopback"),
            ("169.254.169.254", "special"), ("fd00:ec2::254", "special"), ("100.100.100.200", "special"),
            ("168.63.129.16", "special"), ("0.0.0.0", "special"), ("::", "special"), ("fe80::1", "special"),
            ("224.0.0.1", "special"), ("255.255.255.255", "special"), ("ff02::1", "special"),
            ("2001:db8::1", "special"), ("192.0.2.1", "special"), ("198.51.100.1", "special"),
        ])
    func scope(text: String, scope: String) throws {
        #expect(try #require(IPAddress(text)).scope.rawValue == scope)
    }

    @Test(
        "what resolvers take for an address and is not written as one",
        arguments: [
            "127.1", "0177.0.0.1", "0x7f.0.0.1", "2130706433", "127.0.0.01", "1.2.3", "1.2.3.4.5", "256.1.1.1", "",
            ":", ":::", "1::2::3", "12345::", "g::", "1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7:1.2.3.4", "::1%eth0",
            "+1::2", "fe80::1 ",
        ])
    func malformed(text: String) { #expect(IPAddress(text) == nil) }
}
