import Artifacts
import Attestation
import Documents
import Engine
import Governance

/// The people of a scene, with keys that are the same in every run.
enum People: UInt8, CaseIterable {
    case alice = 1
    case bob
    case dave
    case otto

    var key: SigningKey { get throws { try SigningKey(.ed25519, secret: Array(repeating: rawValue, count: 32)) } }

    private var role: String? {
        switch self {
        case .alice, .bob: "manager"
        case .dave: "security"
        case .otto: nil
        }
    }

    static var document: String {
        get throws {
            let people = try allCases.map { person in
                let line = try SSHPublicKey(person.key.publicKey).line
                let roles = person.role.map { "[{ role: \($0), projects: [shop] }]" } ?? "[]"
                return "{ name: \(person), identities: [\(person)@shop.example], keys: [\"\(line)\"], roles: \(roles) }"
            }
            return Scene.header("Roles", metadata: "name: shop") + "  people:\n" + Scene.list(people)
        }
    }

    /// A signed act about an evaluation, bundled as it comes with a release.
    func act(
        _ type: ActType = .approval, on evaluation: Evaluation, findings: [String] = [],
        _ change: (inout ActDocument) -> Void = { _ in }
    ) throws -> [UInt8] {
        var document = ActDocument(
            type: type, project: "shop", environment: evaluation.question.environment,
            releaseDigest: evaluation.release.digest, reviewDigest: evaluation.reviewDigest, role: role ?? "none",
            at: Timestamp("2026-11-23T11:00:00Z") ?? .epoch, findings: findings)
        change(&document)
        let bytes = try document.encoded()
        return try SignedAct(documentBytes: bytes, signature: sign(bytes, as: type.namespace)).bundled()
    }

    func sign(_ bytes: [UInt8], as namespace: String) throws -> String {
        try SSHSignature.sign(message: bytes, namespace: namespace, key: key).armored
    }
}
