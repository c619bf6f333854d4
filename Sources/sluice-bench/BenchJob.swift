import ArgumentParser
import Documents
import Glibc

/// One job that is measured.
enum BenchJob: String, CaseIterable {
    /// Importing advisories, opening the snapshot and matching components.
    case advisories
    /// `sluice --version`.
    case startUp = "start-up"
    /// `sluice run` on the storefront's promoted release, appending to one ledger.
    case run
    /// Appending to, asking and verifying a ledger, in this process.
    case ledger
    /// Appending to a ledger in PostgreSQL, beside plain inserts.
    case ledgerPostgres = "ledger-postgres"
    /// Questions to a ledger's index, and a rescan, in this process.
    case ledgerQuestions = "ledger-questions"
    /// `sluice replay --what-if` over a ledger of many releases with SBOMs of 200 components each.
    case whatIf = "what-if"
    /// Reading and comparing versions of each scheme, in this process.
    case versions

    /// What a job needs to know.
    struct Setting {
        /// The program that is measured.
        var program: String
        /// Counted runs of a whole process.
        var runs: Int
        /// How many releases the history of what-if has.
        var size: Int
        /// The sizes of the ledger at which the job `ledger` measures, rising.
        var ledgerSizes: [Int]
        /// The database of the job `ledger-postgres`; without one that job is left out unless it is asked for.
        var ledgerURL: String?
        /// How many records are imported and components matched, and where real records are; made up without.
        var advisories: (records: Int, components: Int, feeds: String?)
        /// How many releases are rescanned.
        var rescanned: Int
    }

    /// One line for each figure of the job.
    func lines(_ setting: Setting) async throws -> [JSONValue] {
        let program = setting.program
        if self == .versions { return [VersionsBench().line()] }
        if self == .ledger { return try await LedgerBench(sizes: setting.ledgerSizes).lines() }
        if self == .ledgerPostgres {
            guard let url = setting.ledgerURL else { throw ValidationError("ledger-postgres needs --ledger-url") }
            return try await PostgresLedgerBench(url: url, entries: setting.ledgerSizes.last ?? 1).lines()
        }
        if self == .ledgerQuestions {
            return try QuestionsBench(sizes: setting.ledgerSizes, rescanned: setting.rescanned).lines()
        }
        if self == .advisories {
            let (records, components, feeds) = setting.advisories
            return try AdvisoriesBench(
                program: program, runs: setting.runs, records: records, components: components, feeds: feeds
            ).lines()
        }
        let scratch = try ScratchFolder()
        defer { scratch.remove() }
        var arguments = [program, "--version"]
        var code: Int32 = 0
        switch self {
        case .startUp, .advisories, .ledger, .ledgerPostgres, .ledgerQuestions, .versions: break
        case .whatIf:
            let folder = "\(scratch.path)/history"
            try await HistoryMaker(folder: folder, size: setting.size).make()
            arguments = [
                program, "replay", "--what-if", "proposal", "--repository", "\(folder)/repository", "--ledger",
                "sqlite:\(folder)/ledger.db", "--key", "\(folder)/ledger.pub",
            ]
            code = 2
        case .run:
            setenv("SLUICE_HOME", "\(scratch.path)/home", 1)
            let ledger = "sqlite:\(scratch.path)/ledger.db"
            _ = try ChildRun([program, "ledger", "init", "--ledger", ledger], expect: 0)
            arguments = [
                program, "run", "--release", "examples/storefront/promoted.yaml", "--environment", "production",
                "--trust", "examples/storefront/trust.yaml", "--ledger", ledger,
            ]
        }
        return [try Measurement(runs: setting.runs) { try ChildRun(arguments, expect: code) }.line(rawValue)]
    }
}
