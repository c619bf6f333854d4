import ArgumentParser
import Glibc

/// One job that is measured.
enum BenchJob: String, CaseIterable {
    /// `sluice --version`.
    case startUp = "start-up"
    /// `sluice run` on the storefront's promoted release, appending to one ledger.
    case run
    /// `sluice replay --what-if` over a ledger of many releases with SBOMs of 200 components each.
    case whatIf = "what-if"

    func measure(program: String, runs: Int, size: Int) async throws -> Measurement {
        switch self {
        case .startUp: return try Measurement(runs: runs) { try ChildRun([program, "--version"], expect: 0) }
        case .whatIf:
            let folder = try Self.temporaryFolder()
            try await HistoryMaker(folder: folder, size: size).make()
            return try Measurement(runs: runs) {
                try ChildRun(
                    [
                        program, "replay", "--what-if", "proposal", "--repository", "\(folder)/repository", "--ledger",
                        "sqlite:\(folder)/ledger.db", "--key", "\(folder)/ledger.pub",
                    ], expect: 2)
            }
        case .run:
            let folder = try Self.temporaryFolder()
            setenv("SLUICE_HOME", "\(folder)/home", 1)
            let ledger = "sqlite:\(folder)/ledger.db"
            _ = try ChildRun([program, "ledger", "init", "--ledger", ledger], expect: 0)
            return try Measurement(runs: runs) {
                try ChildRun(
                    [
                        program, "run", "--release", "examples/storefront/promoted.yaml", "--environment", "production",
                        "--trust", "examples/storefront/trust.yaml", "--ledger", ledger,
                    ], expect: 0)
            }
        }
    }

    private static func temporaryFolder() throws -> String {
        var template = Array("/tmp/sluice-bench-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw ValidationError("no temporary folder can be made") }
        return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
