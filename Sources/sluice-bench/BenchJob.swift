import ArgumentParser
import Glibc

/// One job that is measured.
enum BenchJob: String, CaseIterable {
    /// `sluice --version`.
    case startUp = "start-up"
    /// `sluice run` on the storefront's promoted release, appending to one ledger.
    case run

    func measure(program: String, runs: Int) throws -> Measurement {
        switch self {
        case .startUp: return try Measurement(runs: runs) { try ChildRun([program, "--version"], expect: 0) }
        case .run:
            var template = Array("/tmp/sluice-bench-XXXXXX".utf8CString)
            guard mkdtemp(&template) != nil else { throw ValidationError("no temporary folder can be made") }
            let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
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
}
