import Artifacts
import Attestation
import Documents
import Engine
import Governance
import Ledger
import Testing

@Suite("approvals by passkey through the evaluator") struct PasskeyApprovalTests {
    private struct Approver {
        let key: SigningKey
        let passkey: Passkey

        init() throws {
            key = try SigningKey(.p256, secret: Array(repeating: 31, count: 32))
            passkey = try Passkey(
                relyingParty: #require(RelyingParty("sluice.shop.example")), credentialID: [1, 2, 3],
                publicKey: key.publicKey)
        }

        var roles: String {
            get throws {
                try People.document
                    + Scene.list([
                        "{ name: pam, passkeys: [{ relyingParty: \(passkey.relyingParty), credential: "
                            + "\(Base64.encodeURLSafe(passkey.credentialID)), publicKey: "
                            + "\(Base64.encodeURLSafe(passkey.publicKey.subjectPublicKeyInfo)) }], "
                            + "roles: [{ role: manager, projects: [shop] }] }"
                    ])
            }
        }

        func act(on evaluation: Evaluation) throws -> [UInt8] {
            let document = try ActDocument(
                type: .approval, project: "shop", environment: evaluation.question.environment,
                releaseDigest: evaluation.release.digest, reviewDigest: evaluation.reviewDigest, role: "manager",
                at: #require(Timestamp("2026-11-23T11:00:00Z"))
            ).encoded()
            func hash(_ bytes: [UInt8]) -> [UInt8] { Digest.sha256(of: bytes).bytes }
            let challenge = Base64.encodeURLSafe(hash(document))
            let client = Array(
                #"{"type":"webauthn.get","challenge":"\#(challenge)","origin":"https://sluice.shop.example"}"#.utf8)
            let data = hash(Array(passkey.relyingParty.id.utf8)) + [5, 0, 0, 0, 1]
            let signature = try PasskeySignature(
                passkey: passkey, authenticatorData: data, clientDataJSON: client,
                signature: key.sign(data + hash(client)))
            return try SignedAct(documentBytes: document, signature: signature.text()).bundled()
        }
    }

    private func scene(_ approver: Approver) throws -> Scene {
        var scene = Scene()
        scene.stages.append("{ name: sign, uses: test/quorum }")
        scene.files[.roles] = try approver.roles
        return scene
    }

    @Test("one promotes, its decision names the person, and replays to the byte") func promotes() async throws {
        let approver = try Approver()
        let ledger = try FakeLedger()
        var scene = try scene(approver)
        let pending = try await scene.evaluate()
        #expect(pending.verdict == .pending)
        scene.acts = [try approver.act(on: pending)]
        let evaluation = try await scene.evaluate(store: ledger.store, history: ledger.history)
        #expect(evaluation.verdict == .promoted)
        let body = try ledger.record(evaluation)
        #expect(body.approvals.map(\.principal) == ["pam"])
        let outcome = try await Replay(catalog: .scripted(), store: ledger.store) { try await Task.sleep(for: $0) }
            .run(body)
        if case .identical = outcome {} else { Issue.record("replayed to \(outcome)") }
    }

    @Test("one byte of the act changed, and it counts for nobody") func changed() async throws {
        let approver = try Approver()
        var scene = try scene(approver)
        let act = String(decoding: try approver.act(on: try await scene.evaluate()), as: UTF8.self)
        for (old, new) in [
            ("production", "productioN"), ("manager", "security"), ("approve", "reject"), ("AQID", "AQIE"),
        ] {
            #expect(act.contains(old))
            scene.acts = [Array(act.replacing(old, with: new).utf8)]
            #expect(try await scene.evaluate().verdict == .pending, "\(old)")
        }
    }
}
