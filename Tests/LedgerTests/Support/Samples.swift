import Artifacts
import Attestation
import Documents
import Findings
import Ledger

/// Entries of every form, made from small numbers.
enum Samples {
    static func digest(_ text: String) -> Digest { .sha256(of: Array(text.utf8)) }

    static func time(_ seconds: Int64 = 0, source: EntryTime.Source = .clock) -> EntryTime {
        EntryTime(at: Timestamp(secondsSinceEpoch: 1_795_392_000 + seconds) ?? .epoch, source: source)
    }

    static func body(_ number: Int64, verdict: DecisionBody.Verdict = .promoted) -> DecisionBody {
        DecisionBody(
            project: "acme",
            release: ReleaseIdentity(name: "web", version: "1.\(number)", digest: digest("r\(number)")),
            environment: "production", verdict: verdict, reviewDigest: digest("review \(number)"),
            inputDigest: digest("input \(number)"), time: time(number),
            engine: .init(version: "0.1.0", digest: digest("engine")),
            pipeline: .init(
                name: "container-production", repository: "git+https://git.example/acme/gates", ref: "refs/heads/main",
                commit: Digest(.gitCommit, hex: String(repeating: "a1", count: 20)) ?? digest(""),
                path: "pipelines/production.yaml", digest: digest("pipeline")),
            trust: .init(name: "acme", digest: digest("trust")), rolesDigest: digest("roles"),
            policiesDigest: digest("policies"),
            stages: [
                .init(
                    name: "vulnerabilities", uses: "vulnerability/scan", revision: 1, outcome: .warned, examined: 42,
                    total: 43, findings: .init(blocking: 0, warning: 2, waived: 1, informational: 5, unaddressed: 0),
                    resultDigest: digest("result")),
                .init(
                    name: "objects", uses: "kubernetes/lint", revision: 2, outcome: .passed, examined: 3, total: 3,
                    findings: .init(blocking: 0, warning: 0, waived: 0, informational: 0, unaddressed: 0),
                    resultDigest: digest("result 2")),
            ],
            baseline: number == 0
                ? nil : .init(releaseDigest: digest("r\(number - 1)"), releaseVersion: "1.\(number - 1)"),
            sbomDifferenceDigest: number == 0 ? nil : digest("difference"),
            findings: .init(
                total: 8, introduced: 1, preexisting: 6, newlyDisclosed: 1, fixed: 2, digest: digest("findings")),
            approvals: [
                .init(principal: "zoe", role: "security", documentDigest: digest("a")),
                .init(principal: "ann", role: "release-manager", documentDigest: digest("b")),
            ],
            waivers: [.init(id: "W-1", documentDigest: digest("w"), until: time(86_400).at)],
            evidenceManifestDigest: digest("evidence"), inputManifestDigest: digest("inputs"),
            enforcement: .init(mode: .enforce, until: nil))
    }

    static let artifacts = [
        StatementSubject(name: "web-image", digests: [digest("image")]),
        StatementSubject(name: "sbom", digests: [digest("sbom")]),
    ]

    static func decision(_ number: Int64, verdict: DecisionBody.Verdict = .promoted) -> EntryContent {
        .decided(
            body(number, verdict: verdict), artifacts: artifacts, ledgerKeyID: "ab12",
            resourceURI: "pkg:oci/web@sha256%3A00",
            inputAttestations: [.init(uri: "urn:b", digest: digest("b")), .init(uri: "urn:a", digest: digest("a"))])
    }

    static func document(_ type: String = "sluice.approval.v1", release: Int64? = 1) -> String {
        let value: JSONValue = [
            "environment": "production", "project": "acme",
            "releaseDigest": .optional(release.map { digest("r\($0)").description }),
            "reviewDigest": .string(digest("review").description), "type": .string(type),
        ]
        return String(decoding: (try? CanonicalJSON.payload(value)) ?? [], as: UTF8.self)
    }

    static func act(_ kind: EntryKind = .approval, document: String? = nil, signature: String = "-----BEGIN SSH\n")
        -> EntryContent
    {
        .act(
            SignedActRecord(
                kind: kind, document: document ?? Samples.document(kind.documentType), signature: signature,
                principal: "ann", time: time()))
    }

    static func trustChange(_ number: Int = 1) -> EntryContent {
        .event(
            TrustChange(
                name: "acme", previous: digest("t\(number - 1)"), next: digest("t\(number)"), approvals: [digest("x")]
            )
            .record(principal: "ann", time: time()))
    }

    static func signer(_ key: SigningKey) -> LedgerSigner {
        LedgerSigner(publicKey: key.publicKey) { try key.sign($0) }
    }

    static func key(_ algorithm: KeyAlgorithm = .ed25519, seed: UInt8 = 7) throws -> SigningKey {
        try SigningKey(algorithm, secret: [UInt8](repeating: seed, count: 32))
    }
}
