import ArgumentParser
import Artifacts
import Attestation
import Documents
import Engine
import Glibc
import Governance
import Ledger
import Stages
import Storage

/// Makes a folder with a pipeline repository and a ledger of many judged releases, by the engine itself.
///
/// `repository/` (branches `main` and `proposal`), `ledger.db`, `ledger.db.evidence/`, `ledger.pub`, trust policy and roles.
struct HistoryMaker {
    let folder: String
    let size: Int
    private let key: SigningKey
    private let person: SigningKey

    init(folder: String, size: Int) throws {
        self.folder = folder
        self.size = size
        key = try SigningKey(.ed25519, secret: Array(repeating: 1, count: 32))
        person = try SigningKey(.ed25519, secret: Array(repeating: 2, count: 32))
    }

    /// - Returns: How many of the releases were promoted.
    @discardableResult
    func make() async throws -> Int {
        for name in ["", "/repository", "/repository/pipelines", "/repository/policies", "/ledger.db.evidence"] {
            mkdir(folder + name, 0o755)
        }
        let roles = HistoryTexts.roles(key: try SSHPublicKey(person.publicKey).line)
        try write(HistoryTexts.pipeline, to: "repository/pipelines/production.yaml")
        try write(
            HistoryTexts.policy(blocking: "['critical', 'high', 'unknown']"), to: "repository/policies/rules.yaml")
        try write(HistoryTexts.trust, to: "trust.yaml")
        try write(roles, to: "roles.yaml")
        try write(key.publicKey.pem, to: "ledger.pub")
        try git(["init", "-q", "-b", "main"])
        try commit("Begin")
        try git(["checkout", "-q", "-b", "proposal"])
        try write(
            HistoryTexts.policy(blocking: "['critical', 'high', 'medium', 'unknown']"),
            to: "repository/policies/rules.yaml")
        try commit("Block more")
        try git(["checkout", "-q", "main"])
        return try await judgeAll(roles: roles)
    }

    private func judgeAll(roles: String) async throws -> Int {
        let key = key
        let signer = LedgerSigner(publicKey: key.publicKey) { try key.sign($0) }
        try SQLiteLedger.create(at: "\(folder)/ledger.db", origin: "bench.example/history", signer: signer)
        let ledger = try SQLiteLedger.open(at: "\(folder)/ledger.db", keys: [key.publicKey], signer: signer)
        defer { ledger.close() }
        let store = UnsyncedStore(folder: "\(folder)/ledger.db.evidence")
        let cache = DerivedCache()
        let advisories = FileBundle.make(
            HistoryTexts.advisories.map { NamedBytes(name: $0.name, bytes: Array($0.text.utf8)) })
        let evaluator = Evaluator(
            catalog: try StageCatalog.builtin(), programs: nil,
            history: LedgerHistory(ledger: ledger, store: store), sleep: { try await Task.sleep(for: $0) })
        let services = max(4, size / 50)
        var promoted = 0
        for number in 0..<size {
            let source = source(HistoryTexts(number, services: services), roles: roles, advisories: advisories)
            let first = try await evaluator.evaluate(
                question(number, acts: []), inputs: RecordedInputs(source: source, store: store, cache: cache))
            let act = try approval(of: first)
            var approved = source
            approved.files[.act(Digest.sha256(of: act).description)] = act
            let evaluation = try await evaluator.evaluate(
                question(number, acts: [.sha256(of: act)]),
                inputs: RecordedInputs(source: approved, store: store, cache: cache))
            guard
                let record = try DecisionRecord(
                    evaluation, engine: .init(version: Replay.versions.last ?? "", digest: .sha256(of: [])))
            else { throw ValidationError("release \(number) has no decision") }
            for bytes in record.evidence { try store.store(bytes) }
            let content = EntryContent.decided(
                record.body,
                artifacts: evaluation.release.artifacts.map { StatementSubject(name: $0.name, digests: [$0.digest]) },
                ledgerKeyID: key.publicKey.keyID, resourceURI: "urn:sluice:release:\(evaluation.release.digest.hex)",
                inputAttestations: [])
            _ = try await ledger.append(try SealedEntry.seal(content, signer: signer))
            if record.body.verdict == .promoted { promoted += 1 }
        }
        return promoted
    }

    private func question(_ number: Int, acts: [Digest]) -> EvaluationQuestion {
        let time = Timestamp(secondsSinceEpoch: 1_790_000_000 + Int64(number) * 600) ?? .epoch
        return EvaluationQuestion(
            environment: "production", time: EvaluationTime(time, source: .clock),
            pin: PipelinePin(
                repository: "repository", ref: "refs/heads/main", commit: String(repeating: "a", count: 40),
                path: "pipelines/production.yaml"), acts: acts, hasReleaseSignature: false)
    }

    private func source(_ texts: HistoryTexts, roles: String, advisories: [UInt8]) -> HistoryInputs {
        let (sbom, manifests) = (Array(texts.sbom.utf8), Array(texts.manifests.utf8))
        let release = texts.release(
            sbomDigest: Digest.sha256(of: sbom).description, manifestsDigest: Digest.sha256(of: manifests).description)
        return HistoryInputs(files: [
            .release: Array(release.utf8), .trust: Array(HistoryTexts.trust.utf8), .roles: Array(roles.utf8),
            .definition("pipelines/production.yaml"): Array(HistoryTexts.pipeline.utf8),
            .definition("policies/rules.yaml"): Array(
                HistoryTexts.policy(blocking: "['critical', 'high', 'unknown']").utf8),
            .file("file:advisories"): advisories, .artifact("sbom"): sbom, .artifact("objects"): manifests,
        ])
    }

    private func approval(of evaluation: Evaluation) throws -> [UInt8] {
        let document = try ActDocument(
            type: .approval, project: "acme", environment: "production", releaseDigest: evaluation.release.digest,
            reviewDigest: evaluation.reviewDigest, role: "release-manager", at: evaluation.question.time.instant
        ).encoded()
        let signature = try SSHSignature.sign(
            message: document, namespace: ActType.approval.namespace, key: person
        ).armored
        return try SignedAct(documentBytes: document, signature: signature).bundled()
    }

    private func write(_ text: String, to name: String) throws {
        try UnsyncedStore.write(Array(text.utf8), to: "\(folder)/\(name)")
    }

    private func commit(_ message: String) throws {
        try git(["add", "-A"])
        try git(["-c", "user.name=bench", "-c", "user.email=bench@example.org", "commit", "-q", "-m", message])
    }

    private func git(_ arguments: [String]) throws {
        _ = try ChildRun(["git", "-C", "\(folder)/repository"] + arguments, expect: 0)
    }
}

/// The inputs of one release in memory.
struct HistoryInputs: InputSource {
    var files: [InputName: [UInt8]]

    func bytes(of name: InputName) throws(InputError) -> [UInt8] {
        guard let bytes = files[name] else { throw InputError("input.missing", "there is no input '\(name.text)'") }
        return bytes
    }

    func recordedBytes(of name: InputName) throws(InputError) -> [UInt8]? { nil }
}
