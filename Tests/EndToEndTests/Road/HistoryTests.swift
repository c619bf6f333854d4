import Documents
import Foundation
import Testing

/// A history of many releases, as the measurement of what-if makes it, small.
@Suite("A history of releases", .needs("git")) struct HistoryTests {
    private static var maker: String {
        (Programs.sluice as NSString).deletingLastPathComponent + "/sluice-bench"
    }

    @Test func isJudgedAgainByAnotherPolicy() async throws {
        let folder = try TemporaryFolder()
        try folder.makeFolder("user")
        let environment = [
            "PATH": "/usr/bin:/bin", "HOME": folder.file("user"), "SLUICE_HOME": folder.file("home"),
            "SWIFT_BACKTRACE": "enable=no", "LC_ALL": "C", "GIT_CONFIG_NOSYSTEM": "1",
        ]
        func run(_ program: String, _ arguments: [String], _ more: [String: String] = [:]) async throws -> Outcome {
            try await Child(
                executable: program, arguments: arguments, folder: folder.path,
                environment: environment.merging(more) { $1 }
            ).run()
        }
        try await run(Self.maker, ["--make-history", "history", "--size", "40"]).expect(
            .success, saying: "40 releases, ")
        let ledger = ["--ledger", "sqlite:history/ledger.db", "--key", "history/ledger.pub"]
        try await run(Programs.sluice, ["ledger", "verify"] + ledger).expect(.success, saying: "verified 40 entries")
        try await run(Programs.sluice, ["replay", "--everything"] + ledger).expect(
            .success, saying: "40 decisions: 40 identical")
        func whatIf(_ reference: String, _ more: [String: String] = [:]) async throws -> Outcome {
            try await run(
                Programs.sluice,
                ["replay", "--what-if", reference, "--repository", "history/repository", "--output", "json"] + ledger,
                more)
        }
        let same = try await whatIf("main")
        same.expect(.success)
        #expect(try same.json()["counts"]?["same"]?.integer == 40)
        let flipped = try await whatIf("proposal")
        flipped.expect(.rejected)
        let flips = try flipped.json()["flips"]?.array ?? []
        #expect(!flips.isEmpty)
        for flip in flips {
            #expect(flip["before"]?.string == "promoted" && flip["after"]?.string == "rejected")
            #expect(flip["stages"]?.strings(named: "stage") == ["vulnerabilities"])
            #expect(flip["findings"]?.strings(named: "after").allSatisfy { $0 == "blocking" } == true)
        }
        // Tasks end in any order and hashes have any seed; the report is the same.
        for seed in ["", "1"] {
            #expect(
                try await whatIf("proposal", ["SWIFT_DETERMINISTIC_HASHING": seed]).outputBytes == flipped.outputBytes)
        }
    }
}
