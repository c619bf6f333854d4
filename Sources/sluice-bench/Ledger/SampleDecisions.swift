import Artifacts
import Attestation
import Documents
import Findings
import Ledger

/// Decisions as a busy installation makes them: eight stages, two approvals, a waiver, a baseline; about 4 KiB signed.
struct SampleDecisions: Sendable {
    let key: SigningKey
    var signer: LedgerSigner { LedgerSigner(publicKey: key.publicKey) { [key] in try key.sign($0) } }

    init() throws { key = try SigningKey(.ed25519, secret: [UInt8](repeating: 42, count: 32)) }

    static let project = "acme"
    static let environment = "production"
    /// A tenth as many services as decisions, up to a thousand.
    static func name(_ number: Int) -> String { "service-\(number % 1000)" }
    static func version(_ number: Int) -> String { "1.\(number / 1000).\(number % 1000)" }

    func sealed(_ number: Int) throws -> SealedEntry { try SealedEntry.seal(content(number), signer: signer) }

    func content(_ number: Int) -> EntryContent {
        let body = Self.body(number)
        return .decided(
            body,
            artifacts: [
                StatementSubject(name: "image", digests: [Self.digest("image", number)]),
                StatementSubject(name: "objects", digests: [Self.digest("objects", number)]),
                StatementSubject(name: "sbom", digests: [Self.digest("sbom", number)]),
            ], ledgerKeyID: key.publicKey.keyID, resourceURI: "registry.example/acme/\(Self.name(number))",
            inputAttestations: [])
    }

    static func body(_ number: Int) -> DecisionBody {
        let kinds = [
            "signature/verify", "vulnerability/scan", "sbom/diff", "kubernetes/lint", "exec", "exec", "exec",
            "approval/quorum",
        ]
        let stages = kinds.enumerated().map { offset, kind in
            DecisionBody.Stage(
                name: "stage-\(offset)", uses: kind, revision: 1, outcome: .passed, examined: 180, total: 180,
                findings: .init(blocking: 0, warning: 2, waived: 1, informational: 4, unaddressed: 0),
                resultDigest: digest("stage \(offset)", number))
        }
        return DecisionBody(
            project: project,
            release: ReleaseIdentity(name: name(number), version: version(number), digest: digest("release", number)),
            environment: environment, verdict: number % 10 == 0 ? .rejected : .promoted,
            reviewDigest: digest("review", number), inputDigest: digest("input", number), time: time(number),
            engine: .init(version: "0.1.0", digest: digest("engine", 0)),
            pipeline: .init(
                name: "container-production", repository: "git+https://git.example/acme/gates",
                ref: "refs/heads/main", commit: commit, path: "pipelines/container-production.yaml",
                digest: digest("pipeline", 0)),
            trust: .init(name: "acme", digest: digest("trust", 0)), rolesDigest: digest("roles", 0),
            policiesDigest: digest("policies", 0), stages: stages,
            baseline: .init(releaseDigest: digest("release", number - 1000), releaseVersion: version(number)),
            sbomDifferenceDigest: digest("difference", number),
            findings: .init(
                total: 56, introduced: 1, preexisting: 55, newlyDisclosed: 0, fixed: 3,
                digest: digest("findings", number)),
            approvals: [
                .init(principal: "alice", role: "release-manager", documentDigest: digest("alice", number)),
                .init(principal: "bob", role: "security", documentDigest: digest("bob", number)),
            ],
            waivers: [.init(id: "carol/security", documentDigest: digest("waiver", 0), until: time(1_000_000).at)],
            evidenceManifestDigest: digest("evidence", number), inputManifestDigest: digest("manifest", number),
            enforcement: .init(mode: .enforce, until: nil))
    }

    static func digest(_ what: String, _ number: Int) -> Digest { .sha256(of: Array("\(what) \(number)".utf8)) }

    static func time(_ number: Int) -> EntryTime {
        EntryTime(at: Timestamp(secondsSinceEpoch: 1_700_000_000 + Int64(number)) ?? .epoch, source: .clock)
    }

    private static var commit: Digest { Digest(.gitCommit, hex: String(repeating: "a1", count: 20)) ?? digest("", 0) }
}
