import Artifacts
import Attestation
import Documents
import Ledger
import Storage

/// A ledger in a folder of its own, and entries for it.
struct TestLedger {
    static let origin = "ledger.example/acme"

    let folder: TemporaryFolder
    let key: SigningKey

    var path: String { folder.file("ledger.db") }
    var signer: LedgerSigner { LedgerSigner(publicKey: key.publicKey) { [key] in try key.sign($0) } }

    init(seed: UInt8 = 7, algorithm: KeyAlgorithm = .ed25519, in parent: String = "/tmp") throws {
        folder = try TemporaryFolder(in: parent)
        key = try SigningKey(algorithm, secret: [UInt8](repeating: seed, count: 32))
        try SQLiteLedger.create(at: path, origin: TestLedger.origin, signer: signer)
    }

    func open(
        pinned: Checkpoint? = nil, afterStep: @escaping @Sendable (AppendStep) throws -> Void = { _ in }
    ) throws -> SQLiteLedger {
        try SQLiteLedger.open(
            at: path, keys: [key.publicKey], signer: signer, pinned: pinned, lockTimeout: 20_000, afterStep: afterStep
        )
    }

    func verify(pinned: [Checkpoint] = [], keys: [PublicKey]? = nil) async throws -> LedgerReport {
        let verifier = try LedgerVerifier(keys: keys ?? [key.publicKey], origin: TestLedger.origin, pinned: pinned)
        return try await verifier.verify(SQLiteLedgerSource(at: path))
    }

    static func digest(_ text: String) -> Digest { .sha256(of: Array(text.utf8)) }

    static func time(_ seconds: Int64) -> EntryTime {
        EntryTime(at: Timestamp(secondsSinceEpoch: 1_795_392_000 + seconds) ?? .epoch, source: .clock)
    }

    func decision(
        _ number: Int64, verdict: DecisionBody.Verdict = .promoted, name: String = "web",
        environment: String = "production"
    ) throws -> SealedEntry {
        let digest = TestLedger.digest
        let body = DecisionBody(
            project: "acme",
            release: ReleaseIdentity(name: name, version: "1.\(number)", digest: digest("release \(number)")),
            environment: environment, verdict: verdict, reviewDigest: digest("review"),
            inputDigest: digest("input \(number)"), time: TestLedger.time(number),
            engine: .init(version: "0.1.0", digest: digest("engine")),
            pipeline: .init(
                name: "p", repository: "git+https://git.example/acme/gates", ref: "refs/heads/main",
                commit: Digest(.gitCommit, hex: String(repeating: "a1", count: 20)) ?? digest(""), path: "p.yaml",
                digest: digest("pipeline")),
            trust: .init(name: "acme", digest: digest("trust")), rolesDigest: digest("roles"),
            policiesDigest: digest("policies"), stages: [], baseline: nil, sbomDifferenceDigest: nil,
            findings: .init(total: 0, introduced: 0, preexisting: 0, newlyDisclosed: 0, fixed: 0, digest: digest("f")),
            approvals: [], waivers: [], evidenceManifestDigest: digest("e"), inputManifestDigest: digest("i"),
            enforcement: .init(mode: .enforce, until: nil))
        return try SealedEntry.seal(
            .decided(
                body, artifacts: [StatementSubject(name: "image", digests: [digest("image \(number)")])],
                ledgerKeyID: key.publicKey.keyID, resourceURI: "pkg:oci/web", inputAttestations: []), signer: signer)
    }

    func act(_ kind: EntryKind = .approval, release: Int64, by principal: String) throws -> SealedEntry {
        let document: JSONValue = [
            "environment": "production", "project": "acme",
            "releaseDigest": .string(TestLedger.digest("release \(release)").description),
            "reviewDigest": .string(TestLedger.digest("review").description), "type": .string(kind.documentType),
        ]
        let record = SignedActRecord(
            kind: kind, document: String(decoding: try CanonicalJSON.payload(document), as: UTF8.self),
            signature: "signed by \(principal)", principal: principal, time: TestLedger.time(release))
        return try SealedEntry.seal(.act(record), signer: signer)
    }

    func trustChange(_ number: Int64) throws -> SealedEntry {
        let change = TrustChange(
            name: "acme", previous: TestLedger.digest("trust \(number - 1)"),
            next: TestLedger.digest("trust \(number)"),
            approvals: [])
        return try SealedEntry.seal(
            .event(change.record(principal: "ann", time: TestLedger.time(number))), signer: signer)
    }
}
