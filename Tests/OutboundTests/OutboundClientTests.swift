import Outbound
import Synchronization
import Testing

@Suite("Connections out") struct OutboundClientTests {
    private func get(
        _ policy: OutboundPolicy, _ url: String, maximumBytes: Int = 10_000, authorization: BoundAuthorization? = nil
    ) async throws -> OutboundResponse {
        try await OutboundClient.using(policy) { client in
            try await client.send(
                OutboundRequest(
                    .get, try WebAddress(url), authorization: authorization, maximumBytes: maximumBytes))
        }
    }

    private func code(_ body: () async throws -> OutboundResponse) async -> OutboundError.Code? {
        do {
            _ = try await body()
            return nil
        } catch {
            return (error as? OutboundError)?.code
        }
    }

    @Test("an allowed host is asked, with the credential bound to it, and nothing is unpacked") func plain()
        async throws
    {
        let server = try await HostileServer { _ in .ok(200, ["X-A: b"], [1, 2, 3]) }
        let url = "http://\(server.authority)/x?y=1"
        let authorization = BoundAuthorization("Basic c2VjcmV0", for: try WebAddress(url).origin)
        let response = try await get(.loopback(server), url, authorization: authorization)
        #expect(response.status == 200)
        #expect(response.body == [1, 2, 3])
        #expect(response.header("x-a") == "b")
        #expect(server.requests.map(\.target) == ["/x?y=1"])
        #expect(server.requests[0].authorization == "Basic c2VjcmV0")
        #expect(server.requests[0].headers["accept-encoding"] == "identity")
        #expect(!"\(authorization)".contains("c2VjcmV0"))
        #expect(!String(reflecting: authorization).contains("c2VjcmV0"))
    }

    @Test("hosts, schemes and addresses that nobody allowed are not connected to")
    func notAllowed() async throws {
        let server = try await HostileServer { _ in .ok() }
        let empty = OutboundPolicy(allowed: AllowedHosts([]))
        #expect(await code { try await get(empty, "http://\(server.authority)/") } == .hostNotAllowed)
        let withTLS = OutboundPolicy(allowed: try AllowedHosts(parsing: [server.authority]))
        #expect(await code { try await get(withTLS, "http://\(server.authority)/") } == .plainNotAllowed)
        // Forms of 127.0.0.1 that resolvers take, and a name that resolves to it: only the address itself would do.
        for host in ["2130706433", "127.1", "0177.0.0.1"] {
            let hosts = try AllowedHosts(parsing: [host])
            let policy = OutboundPolicy(allowed: hosts, plain: hosts, limits: .short)
            #expect(await code { try await get(policy, "http://\(host):\(server.port)/") } == .addressNotAllowed)
        }
        #expect(server.requests.isEmpty)
        let local = try AllowedHosts(parsing: ["localhost"])
        let named = OutboundPolicy(allowed: local, plain: local, limits: .short)
        #expect(try await get(named, "http://localhost:\(server.port)/").status == 200)
        #expect(server.requests.count == 1)
    }

    @Test("a name that does not exist is an error with a name") func unresolved() async throws {
        let hosts = try AllowedHosts(parsing: ["no-such-host.invalid"])
        let policy = OutboundPolicy(allowed: hosts, limits: .short)
        #expect(await code { try await get(policy, "https://no-such-host.invalid/") } == .unresolved)
    }

    @Test("redirects carry no credential, also to the same origin, and go to allowed hosts only")
    func redirects() async throws {
        let other = try await HostileServer { _ in .ok(200, [], [9]) }
        let location = "http://\(other.authority)/stolen"
        let server = try await HostileServer { request in
            switch request.target {
            case "/away": .ok(307, ["Location: \(location)"])
            case "/here": .ok(302, ["Location: /there"])
            case "/there": .ok(200, [], [7])
            case "/loop": .ok(301, ["Location: /loop"])
            case "/climb": .ok(301, ["Location: ../../x"])
            case "/user": .ok(301, ["Location: http://u:p@\(other.authority)/"])
            case "/two": .ok(301, ["Location: /there", "Location: /here"])
            default: .ok(303)
            }
        }
        let base = "http://\(server.authority)"
        let authorization = BoundAuthorization("Bearer canary", for: try WebAddress(base).origin)
        let both = try OutboundPolicy.loopback(server, other)
        let one = try OutboundPolicy.loopback(server)
        #expect(try await get(both, base + "/away", authorization: authorization).body == [9])
        #expect(other.requests.map(\.authorization) == [nil])
        #expect(try await get(both, base + "/here", authorization: authorization).body == [7])
        #expect(server.requests.last?.target == "/there")
        #expect(server.requests.last?.authorization == nil)
        #expect(await code { try await get(one, base + "/away", authorization: authorization) } == .hostNotAllowed)
        #expect(await code { try await get(one, base + "/loop") } == .redirectLimit)
        #expect(await code { try await get(one, base + "/climb") } == .wrongAddress)
        #expect(await code { try await get(both, base + "/user") } == .wrongAddress)
        #expect(await code { try await get(both, base + "/two") } == .redirect)
        #expect(await code { try await get(one, base + "/none") } == .redirect)
        #expect(other.requests.count == 1)
    }

    @Test("a redirect away from TLS is not followed") func downgrade() async throws {
        let plain = try await HostileServer { _ in .ok() }
        let location = "http://\(plain.authority)/"
        let server = try await HostileServer(overTLS: true) { _ in .ok(302, ["Location: \(location)"]) }
        var policy = try OutboundPolicy.loopback(server, plain)
        policy.trustRoots = .pem(Array(LoopbackCertificate.certificate.utf8))
        #expect(await code { try await get(policy, "https://\(server.authority)/") } == .redirect)
        #expect(plain.requests.isEmpty)
    }

    @Test("a certificate is checked against the system's roots or the given ones") func certificates() async throws {
        let server = try await HostileServer(overTLS: true) { _ in .ok(200, [], [5]) }
        var policy = try OutboundPolicy.loopback(server)
        #expect(await code { try await get(policy, "https://\(server.authority)/") } == .tls)
        #expect(server.requests.isEmpty)
        policy.trustRoots = .pem(Array(LoopbackCertificate.certificate.utf8))
        #expect(try await get(policy, "https://\(server.authority)/").body == [5])
        policy.trustRoots = .pem(Array("no certificate".utf8))
        #expect(await code { try await get(policy, "https://\(server.authority)/") } == .trustRoots)
    }

    @Test("a credential goes to the origin it is bound to and nowhere else") func scope() async throws {
        let server = try await HostileServer { _ in .ok() }
        let elsewhere = BoundAuthorization("Basic canary", for: try WebAddress("https://\(server.authority)").origin)
        let url = "http://\(server.authority)/"
        #expect(await code { try await get(.loopback(server), url, authorization: elsewhere) } == .credentialScope)
        #expect(server.requests.isEmpty)
    }

    @Test("limits end what has no end: body, declared length, headers, silence, packed answers")
    func limits() async throws {
        let endless = Array("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".utf8)
        let piece = Array("400\r\n".utf8) + [UInt8](repeating: 1, count: 1024) + Array("\r\n".utf8)
        let header = Array("X-Y: \(String(repeating: "z", count: 500))\r\n".utf8)
        let server = try await HostileServer { request in
            switch request.target {
            case "/body": .endless(endless, piece: piece)
            case "/close": .endless(Array("HTTP/1.1 200 OK\r\n\r\n".utf8), piece: piece)
            case "/declared": .head(200, ["Content-Length: 999999999999"])
            case "/absurd": .head(200, ["Content-Length: 99999999999999999999999999"])
            case "/headers": .endless(Array("HTTP/1.1 200 OK\r\n".utf8), piece: header)
            case "/large": .ok(200, ["X: \(String(repeating: "y", count: 9000))"])
            case "/many": .ok(200, (0..<60).map { "X-\($0): y" })
            case "/gzip": .ok(200, ["Content-Encoding: gzip"], [0x1F, 0x8B, 8, 0])
            case "/silent": .head(200, ["Content-Length: 10"], [1])
            case "/short": .head(200, ["Content-Length: 10"], [1], closes: true)
            case "/noise": .bytes(Array("SSH-2.0-OpenSSH\r\n\r\n".utf8), closes: true)
            default: .ok()
            }
        }
        let policy = try OutboundPolicy.loopback(server)
        let expected: [(String, Set<OutboundError.Code>)] = [
            ("/body", [.bodyLimit]), ("/close", [.bodyLimit]), ("/declared", [.bodyLimit]),
            ("/absurd", [.bodyLimit, .protocolFault]), ("/headers", [.headerLimit]), ("/large", [.headerLimit]),
            ("/many", [.headerLimit]), ("/gzip", [.encoding]), ("/silent", [.idle]),
            ("/short", [.unreachable, .protocolFault]), ("/noise", [.protocolFault]),
        ]
        for (target, codes) in expected {
            let found = await code { try await get(policy, "http://\(server.authority)\(target)") }
            #expect(found.map { codes.contains($0) } == true, "\(target): \(found?.rawValue ?? "accepted")")
        }
    }

    @Test("time in all ends an answer that keeps trickling") func trickle() async throws {
        let head = Array("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".utf8)
        let server = try await HostileServer { _ in .endless(head, piece: Array("1\r\nx\r\n".utf8)) }
        var policy = try OutboundPolicy.loopback(server)
        policy.limits.seconds = 1
        let found = await code {
            try await get(policy, "http://\(server.authority)/", maximumBytes: .max)
        }
        #expect(found == .timeout)
    }

    @Test("busy servers are asked again when that is safe, and not for ever") func patience() async throws {
        let count = Mutex(0)
        let server = try await HostileServer { request in
            let number = count.withLock { value in
                value += 1
                return value
            }
            return request.target == "/recovers" && number == 2
                ? .ok(200, [], [1]) : .ok(503, ["Retry-After: 100000"])
        }
        let policy = try OutboundPolicy.loopback(server)
        let base = "http://\(server.authority)"
        #expect(try await get(policy, base + "/recovers").body == [1])
        #expect(server.requests.count == 2)
        #expect(try await get(policy, base + "/never").status == 503)
        #expect(server.requests.count == 5)
        let response = try await OutboundClient.using(policy) { client in
            try await client.send(OutboundRequest(.post, try WebAddress(base + "/post"), body: [1, 2]))
        }
        #expect(response.status == 503)
        #expect(server.requests.count == 6)
        #expect(server.requests[5].body == [1, 2])
    }

    @Test("a sink gets the body in order, and a body that broke off is not sent for again") func sink() async throws {
        let bytes = (0..<100_000).map { UInt8(truncatingIfNeeded: $0) }
        let server = try await HostileServer { request in
            request.target == "/whole" ? .ok(200, [], bytes) : .head(200, ["Content-Length: 10"], [1], closes: true)
        }
        let taken = Mutex<[UInt8]>([])
        let policy = try OutboundPolicy.loopback(server)
        try await OutboundClient.using(policy) { client in
            let whole = OutboundRequest(
                .get, try WebAddress("http://\(server.authority)/whole"), maximumBytes: 100_000)
            let response = try await client.send(whole) { piece in taken.withLock { $0 += piece } }
            #expect(response.body.isEmpty)
            #expect(taken.withLock { $0 } == bytes)
            let broken = OutboundRequest(.get, try WebAddress("http://\(server.authority)/broken"))
            await #expect(throws: OutboundError.self) { try await client.send(broken) { _ in } }
            #expect(server.requests.count == 2)
            struct Full: Error {}
            await #expect(throws: OutboundError(.sink, "")) { try await client.send(whole) { _ in throw Full() } }
        }
    }

    @Test("nothing is sent once the client is shut down, and shutting down twice does no harm")
    func shutDown() async throws {
        let server = try await HostileServer { _ in .ok() }
        let client = OutboundClient(try .loopback(server))
        let request = OutboundRequest(.get, try WebAddress("http://\(server.authority)/"))
        _ = try await client.send(request)
        await client.shutDown()
        await client.shutDown()
        await #expect(throws: OutboundError(.shutDown, "")) { try await client.send(request) }
        #expect(server.requests.count == 1)
    }
}
