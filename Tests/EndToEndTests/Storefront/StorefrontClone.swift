import Foundation
import Testing

/// A clone of the repository these tests lie in, whose main is the commit that is checked out here.
struct StorefrontClone: Sendable {
    let folder: TemporaryFolder

    /// The root of this repository; SLUICE_REPOSITORY names another.
    static let root: String = {
        if let path = ProcessInfo.processInfo.environment["SLUICE_REPOSITORY"], !path.isEmpty { return path }
        let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return tests.deletingLastPathComponent().path
    }()

    /// Whether the commit that is checked out has the example; the tests judge commits, not the work tree.
    static let hasExample: Bool = {
        guard let git = Programs.path("git") else { return false }
        let arguments = [
            "-c", "safe.directory=*", "-C", root, "cat-file", "-e", "HEAD:examples/storefront/promoted.yaml",
        ]
        let child = Child(executable: git, arguments: arguments, folder: "/", environment: [:])
        return (try? child.runNow().code) == 0
    }()

    init() async throws {
        folder = try TemporaryFolder()
        try folder.makeFolder("user")
        try await shell(
            """
            set -e
            printf '[safe]\n\tdirectory = *\n' > "$HOME/.gitconfig"
            commit=$(git -C '\(Self.root)' rev-parse HEAD)
            git clone -q --no-hardlinks --no-checkout '\(Self.root)' clone
            git -C clone checkout -q -B main "$commit"
            """)
    }

    var environment: [String: String] {
        [
            "PATH": "/usr/local/bin:/usr/bin:/bin:/usr/sbin", "HOME": folder.file("user"),
            "SLUICE_HOME": folder.file("home"), "SWIFT_BACKTRACE": "enable=no", "LC_ALL": "C",
            "GIT_CONFIG_NOSYSTEM": "1", "GIT_AUTHOR_NAME": "Eve", "GIT_AUTHOR_EMAIL": "eve@example.org",
            "GIT_COMMITTER_NAME": "Eve", "GIT_COMMITTER_EMAIL": "eve@example.org",
        ]
    }

    @discardableResult
    func shell(_ script: String) async throws -> Outcome {
        let outcome = try await Child(
            executable: try Programs.named("sh"), arguments: ["-c", script], folder: folder.path,
            environment: environment
        ).run()
        guard outcome.code == 0 else { throw Child.Failure(message: "\(outcome.command): \(outcome.text)") }
        return outcome
    }

    func sluice(_ arguments: [String]) async throws -> Outcome {
        try await Child(
            executable: Programs.sluice, arguments: arguments, folder: folder.file("clone"), environment: environment
        ).run()
    }

    /// Runs releases of the example one after the other on a new ledger, as the contract says.
    func judge(
        _ names: [String], on ledger: String = "ledger", _ more: [String] = [],
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let url = "sqlite:\(folder.file(ledger)).db"
        try await sluice(["ledger", "init", "--ledger", url]).expect(.success, sourceLocation: sourceLocation)
        for name in names {
            let run = try await sluice(
                [
                    "run", "--release", "examples/storefront/\(name).yaml", "--environment", "production", "--trust",
                    "examples/storefront/trust.yaml", "--ledger", url,
                ] + more)
            run.expect(Self.exit(name), sourceLocation: sourceLocation)
        }
        try await sluice(["ledger", "verify", "--ledger", url]).expect(.success, sourceLocation: sourceLocation)
    }

    static func exit(_ name: String) -> ExitCode {
        switch name {
        case "pending": .pending
        case "rejected": .rejected
        default: .success
        }
    }
}

extension Trait where Self == ConditionTrait {
    /// Skips where the example is not committed yet; under CI it must be there.
    static var needsStorefront: Self {
        .enabled(
            if: StorefrontClone.hasExample || Programs.isCI, "examples/storefront/promoted.yaml is not in HEAD")
    }
}
