import Documents
import Testing

/// A repository with a pipeline, an operator's folder and a release to be judged, in a folder of its own.
///
/// `repository/` holds the pipeline, `operator/` trust policy, roles, keys and advisories, `release/` the release, `keys/`
/// everybody's private keys, `home/` the operator's SLUICE_HOME.
struct Shop: Sendable {
    let folder: TemporaryFolder

    static let people = ["alice", "bob", "carol", "dave", "mallory"]
    static let trust = "operator/trust.yaml"
    static let releaseFile = "release/release.yaml"

    init() async throws {
        folder = try TemporaryFolder()
        for name in ["user", "keys", "operator", "release", "repository"] { try folder.makeFolder(name) }
        try folder.write(ShopFiles.pipeline, to: "repository/pipelines/production.yaml")
        try folder.write(ShopFiles.policy, to: "repository/policies/rules.yaml")
        try folder.write(ShopFiles.trust, to: Shop.trust)
        for (name, text) in ShopFiles.advisories { try folder.write(text, to: "operator/advisories/\(name)") }
        try folder.write(ShopFiles.sbom(), to: "release/sbom.json")
        try folder.write(ShopFiles.objects, to: "release/objects.yaml")
        try await shell(
            """
            set -e
            for name in \(Shop.people.joined(separator: " ")) alice-phone; do
                ssh-keygen -q -t ed25519 -N '' -C "$name@acme.example" -f keys/$name
            done
            openssl ecparam -name prime256v1 -genkey -noout -out keys/release.pem
            openssl ec -in keys/release.pem -pubout -out operator/release.pub
            git -C repository init -q -b main
            git -C repository add .
            git -C repository commit -q -m 'Begin'
            """)
        try await sign("release/objects.yaml", to: "release/objects.sig")
        try folder.write(
            ShopFiles.roles([
                ("alice", "release-manager", [try key("alice"), try key("alice-phone")]),
                ("bob", "release-manager", [try key("bob")]), ("carol", "security", [try key("carol")]),
                ("dave", "release-manager", [try key("dave")]),
            ]), to: "operator/roles.yaml")
        try await createRelease()
    }

    // MARK: Running things

    var environment: [String: String] {
        [
            "PATH": "/usr/local/bin:/usr/bin:/bin:/usr/sbin", "HOME": folder.file("user"),
            "SLUICE_HOME": folder.file("home"), "SWIFT_BACKTRACE": "enable=no", "LC_ALL": "C", "TZ": "UTC",
            "GIT_CONFIG_NOSYSTEM": "1", "GIT_AUTHOR_NAME": "Dave", "GIT_AUTHOR_EMAIL": "dave@acme.example",
            "GIT_COMMITTER_NAME": "Dave", "GIT_COMMITTER_EMAIL": "dave@acme.example",
        ]
    }

    /// Runs `sluice` in the shop's folder.
    func sluice(
        _ arguments: [String], with extra: [String: String] = [:], in place: String = "", secondsToLive: Double = 120
    ) async throws -> Outcome {
        try await Child(
            executable: Programs.sluice, arguments: arguments, folder: folder.file(place),
            environment: environment.merging(extra) { $1 }, secondsToLive: secondsToLive
        ).run()
    }

    /// Runs a program of the system, which must succeed.
    @discardableResult
    func tool(_ name: String, _ arguments: [String]) async throws -> Outcome {
        let outcome = try await Child(
            executable: try Programs.named(name), arguments: arguments, folder: folder.path, environment: environment
        ).run()
        guard outcome.code == 0 else { throw Child.Failure(message: "\(outcome.command): \(outcome.text)") }
        return outcome
    }

    @discardableResult
    func shell(_ script: String) async throws -> Outcome { try await tool("sh", ["-c", script]) }

    // MARK: Editing things

    /// Replaces a text that must be there.
    func replace(_ old: String, by new: String, in file: String) throws {
        let text = try folder.text(file)
        try #require(text.contains(old), "'\(old)' is not in \(file)")
        try folder.write(text.replacing(old, with: new), to: file)
    }

    /// The number of the first line with a text.
    func line(of text: String, in file: String) throws -> Int {
        let lines = try folder.text(file).split(separator: "\n", omittingEmptySubsequences: false)
        return try #require(lines.firstIndex { $0.contains(text) }, "\(text)") + 1
    }

    /// Commits everything in the repository.
    /// - Returns: The commit's id.
    @discardableResult
    func commit(_ message: String = "Change") async throws -> String {
        let outcome = try await shell(
            """
            set -e
            cd repository
            git add -A
            git commit -q -m '\(message)'
            git rev-parse HEAD
            """)
        return String(outcome.output.prefix { $0 != "\n" })
    }

    /// The line of a public key.
    func key(_ name: String) throws -> String { String(try folder.text("keys/\(name).pub").prefix { $0 != "\n" }) }

    /// Signs a file with a P-256 key, cosign-style.
    func sign(_ file: String, to signature: String, with key: String = "keys/release.pem") async throws {
        try await shell("openssl dgst -sha256 -sign \(key) \(file) | openssl base64 -A >\(signature)")
    }
}
