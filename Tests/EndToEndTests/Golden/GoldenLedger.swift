import Documents
import Foundation
import Testing

/// A ledger that a released version of the engine wrote, kept with all its replay needs.
///
/// Each is a folder packed as `Tests/Fixtures/Golden/VERSION/NAME.tar.gz`: `ledger.db`, `ledger.db.evidence/`, `ledger.pub`
/// (the key of the operator), `trust.yaml` and `roles.yaml`, and `decisions.json` (what `release show` said then).
struct GoldenLedger: Sendable, CustomTestStringConvertible {
    let version: String
    let name: String

    /// The folder of all golden ledgers.
    static let root = "\(StorefrontClone.root)/Tests/Fixtures/Golden"

    /// Where to put new ones, when they are to be made.
    static let target = ProcessInfo.processInfo.environment["SLUICE_GOLDEN"]

    /// Every golden ledger of every version, sorted.
    static let all: [GoldenLedger] = {
        let manager = FileManager.default
        let versions = (try? manager.contentsOfDirectory(atPath: root)) ?? []
        return versions.sorted().flatMap { version in
            ((try? manager.contentsOfDirectory(atPath: "\(root)/\(version)")) ?? []).sorted().compactMap { file in
                file.hasSuffix(".tar.gz") ? GoldenLedger(version: version, name: String(file.dropLast(7))) : nil
            }
        }
    }()

    var testDescription: String { "\(version)/\(name)" }
    var path: String { "\(Self.root)/\(version)/\(name).tar.gz" }

    /// Unpacks the ledger into a folder of its own.
    func opened() async throws -> OpenedGolden {
        let folder = try TemporaryFolder()
        try folder.makeFolder("user")
        let opened = OpenedGolden(folder: folder)
        try await opened.tool("tar", ["-xzf", path, "-C", folder.path])
        return opened
    }
}

/// A copy of a golden ledger that a test may change.
struct OpenedGolden: Sendable {
    let folder: TemporaryFolder
    static let ledger = "sqlite:ledger.db"

    var environment: [String: String] {
        [
            "PATH": "/usr/bin:/bin", "HOME": folder.file("user"), "SLUICE_HOME": folder.file("home"),
            "SWIFT_BACKTRACE": "enable=no", "LC_ALL": "C",
        ]
    }

    func sluice(_ arguments: [String]) async throws -> Outcome {
        try await Child(
            executable: Programs.sluice, arguments: arguments, folder: folder.path, environment: environment
        ).run()
    }

    @discardableResult
    func tool(_ name: String, _ arguments: [String]) async throws -> Outcome {
        let outcome = try await Child(
            executable: try Programs.named(name), arguments: arguments, folder: folder.path, environment: environment
        ).run()
        guard outcome.code == 0 else { throw Child.Failure(message: "\(outcome.command): \(outcome.text)") }
        return outcome
    }

    /// What the version that wrote the ledger said about its decisions, newest first.
    func decisions() throws -> [JSONValue] { try JSONReader.value(folder.bytes("decisions.json")).array ?? [] }
}
