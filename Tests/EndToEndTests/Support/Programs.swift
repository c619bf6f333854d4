import Foundation
import Testing

/// The program under test and the programs of the system that tests need.
enum Programs {
    struct Missing: Error { let message: String }

    /// The built `sluice`: the one named by SLUICE_BINARY, else the one beside the test bundle.
    static let sluice: String = {
        if let path = ProcessInfo.processInfo.environment["SLUICE_BINARY"], !path.isEmpty { return path }
        let bundle = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        let places = [
            URL(fileURLWithPath: bundle).deletingLastPathComponent().path + "/sluice",
            URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
                .deletingLastPathComponent().deletingLastPathComponent().path + "/.build/debug/sluice",
        ]
        return places.first { FileManager.default.isExecutableFile(atPath: $0) } ?? places[0]
    }()

    static func path(_ name: String) -> String? {
        ["/usr/bin/", "/bin/", "/usr/sbin/", "/usr/local/bin/"].map { $0 + name }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    static func named(_ name: String) throws -> String {
        guard let path = path(name) else { throw Missing(message: "\(name) is not installed") }
        return path
    }

    static var isRoot: Bool { getuid() == 0 }
    /// Under CI nothing is skipped: what is missing fails.
    static var isCI: Bool { ProcessInfo.processInfo.environment["CI"] == "true" }
}

extension Trait where Self == ConditionTrait {
    /// Skips, naming the first program that is not installed; under CI the test runs and fails.
    static func needs(_ names: String...) -> Self {
        let missing = names.first { Programs.path($0) == nil }
        return .enabled(if: missing == nil || Programs.isCI, "\(missing ?? "") is not installed")
    }

    /// What every test with a repository, people and signatures needs.
    static var needsShop: Self { .needs("git", "ssh-keygen", "openssl") }
}
