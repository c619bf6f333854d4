import Artifacts
import Attestation
import Documents
import Ledger

@testable import Server

/// Signed entries of a ledger, and signed checkpoints over them.
struct SignedHistory {
    static let origin = "ledger.example/admission"

    let key: SigningKey
    private(set) var entries: [LedgerEntry] = []
    private var tree = MerklePeaks()

    init(seed: UInt8 = 3) throws { key = try SigningKey(.ed25519, secret: [UInt8](repeating: seed, count: 32)) }

    var signer: LedgerSigner { LedgerSigner(publicKey: key.publicKey) { [key] in try key.sign($0) } }

    static func digest(_ text: String) -> Digest { .sha256(of: Array(text.utf8)) }
    static func time(_ seconds: Int64) -> Timestamp { Timestamp(secondsSinceEpoch: 1_795_392_000 + seconds) ?? .epoch }
    /// The images of a release are found by its digest; the test's releases are named by their image.
    static func image(_ release: String) -> DigestKey { DigestKey(digest("image of \(digest("release \(release)"))")) }
    static func reference(_ release: String) -> String {
        "registry.example/web@\(digest("image of \(digest("release \(release)"))"))"
    }

    mutating func add(_ content: EntryContent) throws {
        let entry = try SealedEntry.seal(content, signer: signer).placed(at: UInt64(entries.count))
        tree.append(entry.leafHash)
        entries.append(entry)
    }

    /// A decision at the second that is its place in the ledger.
    mutating func decide(
        _ release: String, _ verdict: DecisionBody.Verdict = .promoted, name: String = "web",
        environment: String = "production", mode: DecisionBody.Enforcement.Mode = .enforce,
        source: EntryTime.Source = .clock, waivedUntil: Timestamp? = nil, project: String = "acme"
    ) throws {
        let digest = Self.digest
        let time = EntryTime(at: Self.time(Int64(entries.count)), source: source)
        let body = DecisionBody(
            project: project,
            release: ReleaseIdentity(name: name, version: release, digest: digest("release \(release)")),
            environment: environment, verdict: verdict, reviewDigest: digest("review"),
            inputDigest: digest("input \(entries.count)"), time: time,
            engine: .init(version: "0.1.0", digest: digest("engine")),
            pipeline: .init(
                name: "p", repository: "git+https://git.example/acme/gates", ref: "refs/heads/main",
                commit: Digest(.gitCommit, hex: String(repeating: "a1", count: 20)) ?? digest(""), path: "p.yaml",
                digest: digest("pipeline")),
            trust: .init(name: "acme", digest: digest("trust")), rolesDigest: digest("roles"),
            policiesDigest: digest("policies"), stages: [], baseline: nil, sbomDifferenceDigest: nil,
            findings: .init(total: 0, introduced: 0, preexisting: 0, newlyDisclosed: 0, fixed: 0, digest: digest("f")),
            approvals: [],
            waivers: waivedUntil.map { [.init(id: "carol/security", documentDigest: digest("w"), until: $0)] } ?? [],
            evidenceManifestDigest: digest("e"), inputManifestDigest: digest("manifest"),
            enforcement: .init(mode: mode, until: mode == .enforce ? nil : Self.time(1_000_000)))
        try add(
            .decided(
                body, artifacts: [StatementSubject(name: "image", digests: [digest("image")])],
                ledgerKeyID: key.publicKey.keyID, resourceURI: "pkg:oci/web", inputAttestations: []))
    }

    mutating func event(_ make: (EntryTime) -> EventRecord) throws {
        try add(.event(make(EntryTime(at: Self.time(Int64(entries.count)), source: .clock))))
    }

    mutating func act(
        _ kind: EntryKind, release: String?, environment: String = "production", until: Timestamp?,
        principal: String? = "ann"
    ) throws {
        let document: JSONValue = [
            "environment": .string(environment), "expires": .optional(until?.description), "project": "acme",
            "releaseDigest": .optional(release.map { Self.digest("release \($0)").description }),
            "type": .string(kind.documentType),
        ]
        let text = String(decoding: try CanonicalJSON.payload(document), as: UTF8.self)
        try add(
            .act(
                SignedActRecord(
                    kind: kind, document: text, signature: "signed", principal: principal,
                    time: EntryTime(at: Self.time(Int64(entries.count)), source: .clock))))
    }

    func release(_ name: String) -> ReleaseIdentity {
        ReleaseIdentity(name: "web", version: name, digest: Self.digest("release \(name)"))
    }

    func note() throws -> [UInt8] {
        try signer.note(
            of: Checkpoint(origin: Self.origin, size: UInt64(entries.count), root: tree.root))
    }

    static let images: IndexEvent.ImageSource = { _, release in [DigestKey(digest("image of \(release)"))] }

    /// An index that has followed everything, a moment ago.
    func index(at now: Timestamp = time(10_000)) throws -> PromotionIndex {
        var index = PromotionIndex(origin: Self.origin)
        try follow(&index, at: now)
        return index
    }

    func follow(_ index: inout PromotionIndex, at now: Timestamp = time(10_000)) throws {
        try index.follow(
            note: note(), keys: [key.publicKey], at: now, images: Self.images,
            entries: { from, limit in Array(entries.dropFirst(Int(from)).prefix(limit)) })
    }
}

extension PromotionIndex {
    func standing(
        _ release: String, in environment: String = "production", terms: PromotionTerms = .strict,
        at now: Timestamp = SignedHistory.time(10_000)
    ) -> PromotionAnswer.Standing {
        answer(image: SignedHistory.image(release), environment: environment, terms: terms, at: now).standing
    }
}
