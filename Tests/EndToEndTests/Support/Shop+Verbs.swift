import Documents
import Testing

/// The verbs of the command line as tests use them, all on one ledger unless they name another.
extension Shop {
    static let ledger = "sqlite:ledger.db"
    static let release = "acme/shop@1.0.0"

    /// Writes `release/release.yaml` by `sluice release create`.
    func createRelease(version: String = "1.0.0", to file: String = Shop.releaseFile) async throws {
        let made = try await sluice([
            "release", "create", "--project", "acme", "--name", "shop", "--version", version, "--image",
            "shop=registry.acme.example/shop@\(ShopFiles.imageDigest)", "--source", "repository@refs/heads/main",
            "--sbom", "shop=release/sbom.json", "--manifests", "objects=release/objects.yaml", "--signature",
            "objects=release/objects.sig", "--created-by", "dave@acme.example", "--to", file,
        ])
        made.expect(.success)
    }

    func makeLedger(_ url: String = Shop.ledger, with extra: [String: String] = [:]) async throws {
        try await sluice(["ledger", "init", "--ledger", url], with: extra).expect(.success)
    }

    func runArguments(
        _ release: String = Shop.releaseFile, environment: String = "production", ledger: String = Shop.ledger,
        trust: String = Shop.trust
    ) -> [String] {
        ["run", "--release", release, "--environment", environment, "--trust", trust, "--ledger", ledger]
    }

    func run(
        release: String = Shop.releaseFile, environment: String = "production", ledger: String = Shop.ledger,
        trust: String = Shop.trust, _ more: [String] = [], with extra: [String: String] = [:]
    ) async throws -> Outcome {
        try await sluice(
            runArguments(release, environment: environment, ledger: ledger, trust: trust) + more, with: extra)
    }

    /// Runs `approve`, `reject` or `waive`.
    func act(
        _ verb: String, by person: String, role: String = "release-manager", on release: String = Shop.release,
        environment: String = "production", ledger: String = Shop.ledger, _ more: [String] = [],
        with extra: [String: String] = [:]
    ) async throws -> Outcome {
        try await sluice(
            [
                verb, release, "--environment", environment, "--role", role, "--key", "keys/\(person)", "--ledger",
                ledger, "--trust", Shop.trust,
            ] + more, with: extra)
    }

    /// Approvals by people who must be let.
    func approve(
        _ people: String..., environment: String = "production", sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        for person in people {
            try await act("approve", by: person, environment: environment).expect(
                .success, sourceLocation: sourceLocation)
        }
    }

    /// Makes the ledger, runs once (pending) and lets alice and bob approve.
    func approvedLedger() async throws {
        try await makeLedger()
        try await run().expect(.pending)
        try await approve("alice", "bob")
    }

    func verify(_ ledger: String = Shop.ledger, _ more: [String] = []) async throws -> Outcome {
        try await sluice(["ledger", "verify", "--ledger", ledger] + more)
    }

    /// All entries of the ledger, newest first.
    func entries(_ ledger: String = Shop.ledger) async throws -> [JSONValue] {
        let outcome = try await sluice(["ledger", "query", "--ledger", ledger, "--json"])
        outcome.expect(.success)
        return try outcome.json().array ?? []
    }

    /// Puts signed documents into the release document.
    func list(_ documents: [String], under key: String = "approvals", in file: String = Shop.releaseFile) throws {
        let lines = documents.map { "    - ../\($0)\n" }.joined()
        try folder.write(try folder.text(file) + "  \(key):\n" + lines, to: file)
    }

    /// Signs bytes as a person does, with ssh-keygen alone; the signature lies beside the file.
    func signWithSSH(_ file: String, by person: String, namespace: String = "sluice.approval.v1") async throws {
        try await shell("ssh-keygen -q -Y sign -n \(namespace) -f keys/\(person) \(file)")
    }
}

extension JSONValue {
    /// Every string found under a key, at any depth, in order.
    func strings(named key: String) -> [String] {
        switch self {
        case .array(let values): values.flatMap { $0.strings(named: key) }
        case .object(let members):
            members.flatMap { member in
                (member.key == key ? [member.value.string].compactMap { $0 } : []) + member.value.strings(named: key)
            }
        default: []
        }
    }
}
