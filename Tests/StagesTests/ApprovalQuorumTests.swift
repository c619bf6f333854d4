import Artifacts
import Attestation
import Documents
import Engine
import Findings
import Governance
import Stages
import Testing

@Suite("approval/quorum") struct ApprovalQuorumTests {
    private let keys: [SigningKey]
    private let roles: Roles
    private let options = "{ require: [{ role: manager, count: 2 }] }"

    init() throws {
        keys = try (1...3).map { try SigningKey(.ed25519, secret: Array(repeating: $0, count: 32)) }
        var people: [Person] = []
        for (name, key) in zip(["alice", "bob", "otto"], keys) {
            people.append(
                Person(
                    name: name, identities: [], keyFingerprints: [try SSHPublicKey(key.publicKey).fingerprint],
                    grants: [.init(role: "manager", projects: [ProjectPattern("*")])]))
        }
        roles = try Roles(people: people)
    }

    private func run(_ acts: [SignedAct], _ options: String? = nil, authors: [String] = ["otto"]) async throws
        -> StageResult
    {
        var bench = StageBench()
        bench.addImage("image")
        bench.review = StageContext.Review(
            digest: .sha256(of: [1]), roles: roles, acts: acts, authors: Authors(identities: authors, roles: roles),
            releaseDigest: try bench.release.digest, project: "shop")
        return try await bench.run(ApprovalQuorum.self, options ?? self.options)
    }

    private func act(_ person: Int, _ type: ActType = .approval) throws -> SignedAct {
        var bench = StageBench()
        bench.addImage("image")
        let document = ActDocument(
            type: type, project: "shop", environment: "production", releaseDigest: try bench.release.digest,
            reviewDigest: .sha256(of: [1]), role: "manager", at: .epoch)
        let bytes = try document.encoded()
        return try SignedAct(
            documentBytes: bytes,
            signature: SSHSignature.sign(message: bytes, namespace: type.namespace, key: keys[person]).armored)
    }

    @Test("waits for those who are missing, by role and number") func waits() async throws {
        #expect(try await run([]).waitingFor == ["2 more approvals by manager"])
        let one = try await run([act(0)])
        #expect(one.waitingFor == ["1 more approval by manager"])
        #expect(one.approvals.map(\.principal) == ["alice"])
    }

    @Test("passes when all are there, and names who counted") func met() async throws {
        let result = try await run([act(0), act(1)])
        #expect(result.waitingFor.isEmpty && result.findings.isEmpty)
        #expect(result.completeness == Completeness(examined: 1, of: 1))
        #expect(result.approvals.map(\.principal).sorted() == ["alice", "bob"])
    }

    @Test("the author's own does not count, and the note says so, unless the pipeline allows it") func author()
        async throws
    {
        let result = try await run([act(0), act(2)])
        #expect(result.waitingFor == ["1 more approval by manager"])
        #expect(result.notes == ["otto: otto is an author of the release (approval.separation-of-duties)"])
        let allowed = "{ require: [{ role: manager, count: 2 }], authorsMayApprove: true }"
        #expect(try await run([act(0), act(2)], allowed).waitingFor.isEmpty)
    }

    @Test("a rejection is a finding, and holds even where no policy blocks it") func rejected() async throws {
        let result = try await run([act(0), act(1), act(2, .rejection)])
        #expect(result.findings.map(\.rule) == ["approval/rejected"])
        #expect(result.findings.first?.subject == "otto")
        #expect(result.waitingFor == ["otto to take the rejection back"])
    }

    @Test("two requirements of one role are two places") func sameRole() async throws {
        let result = try await run([act(0)], "{ require: [{ role: manager }, { role: manager }] }")
        #expect(result.waitingFor == ["1 more approval by manager"])
    }

    @Test("outside an approval there is nothing to approve") func noReview() async throws {
        #expect(try await StageBench().failure(ApprovalQuorum.self, options) == "approval.no-review")
    }

    @Test("every mistake in the options") func mistakes() throws {
        func mistakes(_ options: String) throws -> [String] { try StageBench.mistakes(ApprovalQuorum.self, options) }
        #expect(try mistakes("{ require: [] }") == ["quorum.empty"])
        #expect(try mistakes("{}").contains("options.missing-key"))
        #expect(
            try mistakes("{ require: [{ role: a, count: 0 }, { role: b, count: 101 }] }") == [
                "quorum.count", "quorum.count",
            ])
        #expect(try mistakes("{ require: [{ rol: a }] }").contains("options.unknown-key"))
        #expect(try mistakes("{ require: { role: a } }").contains("options.wrong-type"))
        #expect(try mistakes("{ require: [{ role: '' }] }") == ["quorum.role"])
    }
}
