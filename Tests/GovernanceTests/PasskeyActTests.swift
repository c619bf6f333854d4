import Artifacts
import Attestation
import Documents
import Governance
import Testing

@Suite("acts signed by passkeys") struct PasskeyActTests {
    private let signer: PasskeySigner

    init() throws { signer = try PasskeySigner(21) }

    private func roles(_ passkeys: String...) throws -> Roles {
        let text = """
            people:
              - name: ann
                passkeys: [\(passkeys.joined(separator: ", "))]
                roles: [{ role: manager, projects: [shop] }]
            """
        return try Roles(spec: YAMLReader.read(SourceText(name: "roles.yaml", text: text)))
    }

    private func ids(_ text: String) -> [String] {
        do {
            _ = try Roles(spec: YAMLReader.read(SourceText(name: "roles.yaml", text: text)))
            return []
        } catch {
            return error.items.map(\.id)
        }
    }

    /// Why nobody is found; nothing when ann is.
    private func unknown(_ signer: PasskeySigner, in roles: Roles) throws -> String? {
        let act = try signer.sign(Shop.act())
        do {
            #expect(try roles.person(signingWith: act.credential).name == "ann")
            return nil
        } catch {
            return error.message
        }
    }

    private func refusals(_ acts: [SignedAct], roles: Roles) throws -> [String] {
        try tally(acts, roles: roles).refused.map(\.reason)
    }

    private func tally(_ acts: [SignedAct], roles: Roles) throws -> QuorumTally {
        let all = try Roles(people: roles.people + [Shop.person("otto", [], [])])
        return Quorum(requirements: .oneManager).tally(
            acts,
            for: .init(
                project: "shop", environment: "production", releaseDigest: Shop.release, reviewDigest: Shop.review,
                at: Shop.at(12)),
            roles: all, authors: Authors(identities: ["otto@shop.example"], roles: all))
    }

    @Test("an approval counts for the person who holds the passkey", arguments: [KeyAlgorithm.p256, .ed25519])
    func counts(algorithm: KeyAlgorithm) throws {
        let signer = try PasskeySigner(22, algorithm)
        let act = try signer.sign(Shop.act())
        let tally = try tally([act], roles: roles(signer.entry))
        #expect(tally.isMet)
        #expect(tally.counted.map(\.person) == ["ann"])
        #expect(try SignedAct(bundle: act.bundled()).credential == act.credential)
    }

    @Test("a waiver holds by it") func waiver() throws {
        let act = try signer.sign(Shop.act(.waiver))
        let roles = try Roles(people: roles(signer.entry).people + [Shop.person("otto", [], [])])
        func decision(_ roles: Roles) -> WaiverDecision {
            WaiverDecision(
                [act], allowedRoles: ["manager"], project: "shop", environment: "production",
                releaseDigest: Shop.release, at: Shop.at(12), roles: roles,
                authors: Authors(identities: ["otto@shop.example"], roles: roles))
        }
        #expect(decision(roles).waiver(for: "f")?.principal == "ann")
        #expect(decision(try Roles(people: [])).refused.map(\.reason) == ["waiver.unknown-signer"])
    }

    @Test("changing any one field after signing makes the signature fail") func singleFieldMutation() throws {
        let signed = try signer.sign(Shop.act(.approval) { $0.commentDigest = .sha256(of: [4]) })
        let mutations: [(String, (inout ActDocument) -> Void)] = [
            ("at", { $0.at = Shop.at(9) }), ("commentDigest", { $0.commentDigest = nil }),
            ("another comment", { $0.commentDigest = .sha256(of: [5]) }),
            ("environment", { $0.environment = "staging" }), ("expires", { $0.expires = Shop.at(13) }),
            ("project", { $0.project = "shop2" }), ("releaseDigest", { $0.releaseDigest = .sha256(of: [5]) }),
            ("reviewDigest", { $0.reviewDigest = .sha256(of: [5]) }), ("role", { $0.role = "security" }),
            ("type and verdict", { $0.type = .rejection }),
        ]
        for (field, mutate) in mutations {
            var document = signed.document
            mutate(&document)
            let error = try #require(throws: ActError.self, "\(field)") {
                try SignedAct(documentBytes: document.encoded(), signature: signed.signature)
            }
            #expect(error.code == .signature, "\(field)")
        }
    }

    @Test("what was signed without asking for PIN, fingerprint or face is no act") func userVerification() throws {
        let bytes = try Shop.act().encoded()
        #expect(throws: Never.self) {
            try SignedAct(documentBytes: bytes, signature: signer.signature(over: bytes, flags: 0x05))
        }
        #expect(throws: ActError.self) {
            try SignedAct(documentBytes: bytes, signature: signer.signature(over: bytes, flags: 0x01))
        }
    }

    @Test("key, credential id and relying party have all to be the registered ones") func identity() throws {
        let other = try PasskeySigner(23)
        #expect(try unknown(signer, in: roles(signer.entry)) == nil)
        #expect(try unknown(signer, in: roles(other.entry, signer.entry)) == nil)
        #expect(try unknown(signer, in: roles(other.entry)) != nil)
        let otherID = Base64.encodeURLSafe(other.passkey.credentialID)
        let ownID = Base64.encodeURLSafe(signer.passkey.credentialID)
        #expect(try unknown(signer, in: roles(signer.entry.replacing(ownID, with: otherID))) != nil)
        let moved = signer.entry.replacing("sluice.shop.example", with: "shop.example")
        #expect(try unknown(signer, in: roles(moved)) != nil)
        #expect(try refusals([signer.sign(Shop.act())], roles: roles(other.entry)) == ["approval.unknown-signer"])
    }

    @Test("a page counts when it is the relying party's own, or the roles name it") func pages() throws {
        var elsewhere = signer
        elsewhere.page = "https://sluice.shop.example:8443"
        let message = try #require(try unknown(elsewhere, in: roles(signer.entry)))
        #expect(message.contains("https://sluice.shop.example:8443"))
        let named = signer.entry.replacing(" }", with: ", origins: [\"https://sluice.shop.example:8443\"] }")
        #expect(try unknown(elsewhere, in: roles(named)) == nil)
        // A list replaces the page that holds without one.
        #expect(try unknown(signer, in: roles(named)) != nil)
        var local = try PasskeySigner(24, at: "localhost")
        local.page = "http://localhost:8080"
        #expect(try unknown(local, in: roles(local.entry)) == nil)
    }

    @Test("a passkey of two people is refused: one could count as two") func shared() {
        let two = "people: [{ name: a, passkeys: [\(signer.entry)] }, { name: b, passkeys: [\(signer.entry)] }]"
        #expect(ids(two) == ["roles.shared-key"])
        let moved = signer.entry.replacing("sluice.shop.example", with: "shop.example")
        #expect(
            ids(two.replacing("b, passkeys: [\(signer.entry)", with: "b, passkeys: [\(moved)")) == ["roles.shared-key"])
    }

    @Test("mistakes in the roles are told at their place") func mistakes() {
        func ids(_ old: String, _ new: String) -> [String] {
            self.ids("people: [{ name: a, passkeys: [\(signer.entry.replacing(old, with: new))] }]")
        }
        #expect(ids("sluice.shop.example", "https://sluice.shop.example") == ["roles.passkey"])
        #expect(ids("sluice.shop.example", "127.0.0.1") == ["roles.passkey"])
        #expect(ids("credential: FRUV", "credential: FRU=") == ["roles.passkey"])
        #expect(ids("publicKey: ", "publicKey: A") == ["roles.passkey"])
        #expect(ids("publicKey: ", "publickey: ") == ["options.missing-key", "options.unknown-key"])
        #expect(ids(" }", ", origins: [\"https://evil.example\"] }") == ["roles.passkey"])
        #expect(ids(" }", ", origins: [\"http://sluice.shop.example\"] }") == ["roles.passkey"])
        #expect(self.ids("people: [{ name: a, passkeys: x }]") == ["options.wrong-type"])
    }
}
