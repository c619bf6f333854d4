import Artifacts
import Attestation
import Documents
import Glibc
import Ledger
import Storage

/// Appends to a ledger until it is stopped, and writes down what was acknowledged: the writer of the fault tests.
///
/// `sluice-hammer PATH ACKNOWLEDGED NAME [LIMIT]`: four clients append decisions named NAME and a number, up to LIMIT of
/// them, and each writes a line `number index` once its append has returned. Ends with 74 when the storage failed, with 75
/// when there was too little room, with 1 for every other error.
@main
enum Hammer {
    static let clients = 4

    static func main() async {
        let arguments = CommandLine.arguments
        guard arguments.count >= 4 else { exit(64) }
        do {
            let log = open(arguments[2], O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
            guard log >= 0 else { exit(64) }
            let key = try SigningKey(.ed25519, secret: [UInt8](repeating: 7, count: 32))
            let signer = LedgerSigner(publicKey: key.publicKey) { try key.sign($0) }
            let ledger = try SQLiteLedger.open(at: arguments[1], keys: [key.publicKey], signer: signer)
            let start = Int(try ledger.checkpoint().checkpoint.size) * 1000
            let limit = arguments.count > 4 ? Int(arguments[4]) ?? 0 : Int.max - start
            try await withThrowingTaskGroup(of: Void.self) { group in
                for client in 0..<clients {
                    group.addTask {
                        for number in stride(from: start + client, to: start + limit, by: clients) {
                            let entry = try SealedEntry.seal(
                                decision(arguments[3], number, key.publicKey.keyID), signer: signer)
                            let index = try await ledger.append(entry).entry.index
                            // One write, so that a line is there whole or not at all.
                            let line = Array("\(number) \(index)\n".utf8)
                            guard write(log, line, line.count) == line.count else { exit(65) }
                        }
                    }
                }
                try await group.waitForAll()
            }
            ledger.close()
        } catch {
            let text = Array("\(error)\n".utf8)
            _ = write(STDERR_FILENO, text, text.count)
            switch (error as? LedgerError)?.code {
            case .storage?: exit(74)
            case .storageLow?: exit(75)
            default: exit(1)
            }
        }
    }

    static func decision(_ name: String, _ number: Int, _ keyID: String) -> EntryContent {
        func digest(_ text: String) -> Digest { .sha256(of: Array(text.utf8)) }
        let body = DecisionBody(
            project: "acme",
            release: ReleaseIdentity(name: name, version: "1.\(number)", digest: digest("release \(name) \(number)")),
            environment: "production", verdict: .promoted, reviewDigest: digest("review"),
            inputDigest: digest("input \(name) \(number)"),
            time: EntryTime(
                at: Timestamp(secondsSinceEpoch: 1_795_392_000 + Int64(number % 1_000_000)) ?? .epoch, source: .clock),
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
        return .decided(
            body, artifacts: [StatementSubject(name: "image", digests: [digest("image \(number)")])],
            ledgerKeyID: keyID, resourceURI: "pkg:oci/web", inputAttestations: [])
    }
}
