import Artifacts
import Documents
import Outbound
import Testing

@Suite("Registries that do what none should") struct HostileRegistryTests {
    private static let layer = Descriptor([1, 2, 3], mediaType: MediaType.octets)

    private func code(
        _ servers: [HostileServer], credentials: [RegistryCredential] = [],
        _ body: (RegistryClient) async throws -> Void
    ) async throws -> OutboundError.Code? {
        let hosts = try AllowedHosts(parsing: servers.map(\.authority))
        let client = OutboundClient(OutboundPolicy(allowed: hosts, plain: hosts, limits: .short))
        var found: OutboundError.Code?
        do {
            try await body(
                RegistryClient(
                    RegistryReference("\(servers[0].authority)/gate"), client: client
                ) { credentials })
        } catch {
            found = (error as? OutboundError)?.code
            if found == nil { throw error }
        }
        await client.shutDown()
        return found
    }

    private func credential(_ server: HostileServer, realm: HostileServer? = nil) throws -> RegistryCredential {
        RegistryCredential(
            for: try #require(WebOrigin(.http, authority: server.authority)), user: "u", secret: "canary",
            realm: realm.flatMap { WebOrigin(.http, authority: $0.authority) })
    }

    @Test("a blob with other bytes, too few, too many or of another length is not given on") func blobs() async throws {
        let answers: [HostileServer.Answer] = [
            .ok(200, [], [1, 2, 4]), .ok(200, [], [1, 2]), .ok(200, [], []), .ok(200, [], [1, 2, 3, 4]),
            .head(200, ["Transfer-Encoding: chunked"], Array("4\r\nabcd\r\n0\r\n\r\n".utf8)),
            .head(200, [], [1, 2, 3, 3], closes: true), .head(200, [], [1], closes: true),
        ]
        for (number, answer) in answers.enumerated() {
            let server = try await HostileServer { _ in answer }
            #expect(try await code([server]) { _ = try await $0.blob(Self.layer) } == .digestMismatch, "\(number)")
            #expect(try await code([server]) { try await $0.blob(Self.layer) { _ in } } == .digestMismatch, "\(number)")
        }
    }

    @Test(
        "manifests that are other than they should be are refused",
        arguments: [
            (#"{"schemaVersion":2,"config":CONFIG,"layers":[]}"#, "text/html", OutboundError.Code.mediaType),
            (#"{"schemaVersion":2,"config":CONFIG,"layers":[]}"#, "", .mediaType),
            (#"{"schemaVersion":2,"mediaType":"INDEX","config":CONFIG,"layers":[]}"#, "MANIFEST", .ambiguousManifest),
            (#"{"schemaVersion":2,"config":CONFIG,"layers":[],"manifests":[]}"#, "MANIFEST", .ambiguousManifest),
            (#"{"schemaVersion":2,"config":CONFIG,"layers":[],"manifests":[]}"#, "INDEX", .ambiguousManifest),
            (#"{"schemaVersion":1,"config":CONFIG,"layers":[]}"#, "MANIFEST", .manifest),
            (#"{"schemaVersion":2,"schemaVersion":2,"config":CONFIG,"layers":[]}"#, "MANIFEST", .manifest),
            (#"{"schemaVersion":2,"layers":[]}"#, "MANIFEST", .manifest),
            (#"{"schemaVersion":2,"config":CONFIG}"#, "MANIFEST", .manifest),
            (#"{"schemaVersion":2,"config":CONFIG,"layers":[{"mediaType":"a/b","size":-1}]}"#, "MANIFEST", .manifest),
            (
                #"{"schemaVersion":2,"config":CONFIG,"layers":[{"mediaType":"a/b","size":1,"digest":"md5:00"}]}"#,
                "MANIFEST",
                .digestAlgorithm
            ),
            (
                #"{"schemaVersion":2,"config":CONFIG,"layers":[{"mediaType":"a b","size":1,"digest":"x"}]}"#,
                "MANIFEST",
                .manifest
            ),
            ("[]", "MANIFEST", .manifest), ("", "MANIFEST", .manifest), ("{", "INDEX", .manifest),
        ])
    func manifests(text: String, type: String, wanted: OutboundError.Code) async throws {
        let config = String(decoding: try CanonicalJSON.encode(Descriptor.empty.json), as: UTF8.self)
        func filled(_ text: String) -> String {
            text.replacing("CONFIG", with: config).replacing("INDEX", with: MediaType.imageIndex)
                .replacing("MANIFEST", with: MediaType.imageManifest)
        }
        let answer = HostileServer.Answer.ok(200, ["Content-Type: \(filled(type))"], Array(filled(text).utf8))
        let server = try await HostileServer { _ in answer }
        #expect(try await code([server]) { _ = try await $0.manifest(tag: "v1") } == wanted)
    }

    @Test("a manifest asked for by digest has that digest, whatever the headers claim") func digests() async throws {
        let manifest = try RegistryManifest(artifactType: "a/b", layers: [Self.layer])
        let other = try RegistryManifest(artifactType: "a/c", layers: [Self.layer])
        let claim = "Docker-Content-Digest: \(manifest.descriptor.digest)"
        let type = "Content-Type: \(MediaType.imageManifest)"
        let server = try await HostileServer { request in
            request.target.hasSuffix("/honest")
                ? .ok(200, [type], other.bytes) : .ok(200, [type, claim], other.bytes)
        }
        let digest = manifest.descriptor.digest
        #expect(try await code([server]) { _ = try await $0.manifest(digest) } == .digestMismatch)
        #expect(try await code([server]) { _ = try await $0.manifest(tag: "v1") } == .digestMismatch)
        #expect(try await code([server]) { _ = try await $0.manifest(tag: "honest") } == nil)
    }

    @Test("the credential of a registry does not go to the token service that the registry names")
    func realms() async throws {
        let service = try await HostileServer { _ in .ok(200, [], Array(#"{"token":"t0"}"#.utf8)) }
        let realm = "http://\(service.authority)/token"
        let server = try await HostileServer { request in
            request.authorization == "Bearer t0"
                ? .ok(200, [], [1, 2, 3])
                : .ok(401, ["WWW-Authenticate: Bearer realm=\"\(realm)\",service=\"s\",scope=\"everything\""])
        }
        func read(_ servers: [HostileServer], _ credential: RegistryCredential) async throws -> OutboundError.Code? {
            try await code(servers, credentials: [credential]) { client in
                let (first, second) = (try await client.blob(Self.layer), try await client.blob(Self.layer))
                #expect(first == [1, 2, 3] && second == first)
            }
        }
        // Not allowed: not asked.
        #expect(try await read([server], credential(server)) == .credentialScope)
        #expect(service.requests.isEmpty)
        // Allowed: asked, without the credential, for what is needed and not for what the registry says.
        #expect(try await read([server, service], credential(server)) == nil)
        #expect(service.requests.map(\.authorization) == [nil])
        #expect(service.requests[0].target == "/token?service=s&scope=repository%3Agate%3Apull")
        // Named by the operator: asked with it.
        #expect(try await read([server, service], credential(server, realm: service)) == nil)
        #expect(service.requests.last?.authorization == "Basic dTpjYW5hcnk=")
        #expect(server.requests.allSatisfy { $0.authorization == nil || $0.authorization == "Bearer t0" })
    }

    @Test(
        "challenges and tokens that make no sense end it",
        arguments: [
            "Digest realm=\"x\"", "Bearer", "Bearer service=\"x\"", "Bearer realm=\"ftp://x\"",
            "Bearer realm=\"http://a\",realm=\"http://b\"", "Bearer realm=\"http://u:p@HOST/\"",
            "Bearer realm=\"unclosed",
            "Bearer realm=\"http://HOST/token?kind=empty\"", "Bearer realm=\"http://HOST/token?kind=split\"",
            "Bearer realm=\"http://HOST/token?kind=html\"", "Bearer realm=\"http://HOST/token?kind=away\"",
            "Bearer realm=\"http://HOST/token?kind=refused\"",
        ])
    func challenges(header: String) async throws {
        let server = try await HostileServer { request in
            guard request.target.hasPrefix("/token") else {
                return .ok(401, ["WWW-Authenticate: \(header.replacing("HOST", with: request.headers["host"] ?? ""))"])
            }
            return switch request.target {
            case let target where target.contains("empty"): .ok(200, [], Array(#"{"token":""}"#.utf8))
            case let target where target.contains("split"): .ok(200, [], Array(#"{"token":"a\r\nX: b"}"#.utf8))
            case let target where target.contains("away"): .ok(302, ["Location: http://169.254.169.254/latest"])
            case let target where target.contains("refused"): .ok(403)
            default: .ok(200, [], Array("<html>".utf8))
            }
        }
        let found = try await code([server], credentials: [credential(server)]) { _ = try await $0.blob(Self.layer) }
        #expect(
            found.map { [.challenge, .credentialScope, .unauthorized, .hostNotAllowed].contains($0) } == true,
            "\(found?.rawValue ?? "accepted")")
    }

    @Test("a redirected blob is read without the credential, and only where it is allowed") func redirectedBlob()
        async throws
    {
        let store = try await HostileServer { _ in .ok(200, [], [1, 2, 3]) }
        let location = "http://\(store.authority)/signed?secret=1"
        let server = try await HostileServer { request in
            request.authorization == nil
                ? .ok(401, ["WWW-Authenticate: Basic realm=\"x\""]) : .ok(307, ["Location: \(location)"])
        }
        let read: (RegistryClient) async throws -> Void = { _ = try await $0.blob(Self.layer) }
        #expect(try await code([server], credentials: [credential(server)], read) == .hostNotAllowed)
        #expect(try await code([server, store], credentials: [credential(server)], read) == nil)
        #expect(store.requests.map(\.authorization) == [nil])
    }

    @Test("an upload does not go on elsewhere") func uploads() async throws {
        let other = try await HostileServer { _ in .ok(201) }
        let location = "http://\(other.authority)/upload"
        let server = try await HostileServer { request in
            switch (request.method, request.headers["x"]) {
            case ("HEAD", _): .ok(404)
            default: .ok(202, ["Location: \(location)"])
            }
        }
        let push: (RegistryClient) async throws -> Void = { try await $0.push(BlobSource([1, 2, 3])) }
        #expect(try await code([server, other], credentials: [credential(server)], push) == .credentialScope)
        #expect(other.requests.isEmpty)
        let nowhere = try await HostileServer { $0.method == "HEAD" ? .ok(404) : .ok(202) }
        #expect(try await code([nowhere], push) == .upload)
        let greedy = try await HostileServer {
            $0.method == "HEAD" ? .ok(404) : .ok(202, ["Location: /u", "OCI-Chunk-Min-Length: 99999999999"])
        }
        #expect(try await code([greedy], push) == .upload)
    }

    @Test("lists that never end, run in circles or continue elsewhere end") func lists() async throws {
        let other = try await HostileServer { _ in .ok(200, [], Array(#"{"tags":["x"]}"#.utf8)) }
        let elsewhere = "Link: <http://\(other.authority)/v2/gate/tags/list?last=x>; rel=\"next\""
        func server(_ link: String, _ body: String = #"{"tags":["x"]}"#) async throws -> HostileServer {
            try await HostileServer { _ in .ok(200, [link, "Content-Type: \(MediaType.imageIndex)"], Array(body.utf8)) }
        }
        let tags: (RegistryClient) async throws -> Void = { _ = try await $0.tags(maximum: 100) }
        #expect(try await code([server(elsewhere), other], tags) == .credentialScope)
        #expect(other.requests.isEmpty)
        let circle = "Link: </v2/gate/tags/list?n=1000>; rel=\"next\""
        #expect(try await code([server(circle)], tags) == .tagLimit)
        #expect(try await code([server("Link: </v2/other/tags/list?n=1>; rel=\"next\"")], tags) == .credentialScope)
        #expect(try await code([server("X: y", #"{"tags":["../x"]}"#)], tags) == .manifest)
        let one = String(decoding: try CanonicalJSON.encode(Self.layer.json), as: UTF8.self)
        let index = #"{"schemaVersion":2,"manifests":[\#(Array(repeating: one, count: 600).joined(separator: ","))]}"#
        let digest = Self.layer.digest
        let endless = try await HostileServer { request in
            let page = request.target.split(separator: "=").last.flatMap { Int($0) } ?? 0
            return .ok(
                200,
                [
                    "Content-Type: \(MediaType.imageIndex)",
                    "Link: </v2/gate/referrers/\(digest)?page=\(page + 1)>; rel=\"next\"",
                ], Array(index.utf8))
        }
        let referrers: (RegistryClient) async throws -> Void = {
            _ = try await $0.referrers(of: digest, fallback: true)
        }
        #expect(try await code([endless], referrers) == .referrerLimit)
        let broken = try await HostileServer { _ in .ok(500) }
        #expect(try await code([broken], referrers) == .status)
    }

    @Test(
        "references that name no registry are refused, none is filled in", arguments: ["alpine", "a/b:c", "oci://", ""])
    func references(text: String) {
        #expect(throws: OutboundError(.wrongReference, "")) { try RegistryReference(text) }
    }
}
