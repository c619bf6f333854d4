import ArgumentParser
import Documents
import Glibc

/// The command `sluice-bench`: measures the jobs of the design and prints one line of JSON for each.
@main
struct SluiceBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sluice-bench", abstract: "Measure sluice's jobs; one line of JSON each.")

    @Argument(
        help: """
            The jobs to measure: advisories, start-up, run, ledger, ledger-postgres, ledger-questions, what-if, versions. All \
            when absent.
            """
    )
    var jobs: [String] = []
    @Option(help: "The program to measure.")
    var sluice = ".build/release/sluice"
    @Option(help: "Measured runs of each job, after one that is not counted.")
    var runs = 11
    @Option(help: "The sizes of the ledger at which the jobs on it measure, rising.")
    var entries: [Int] = [1000, 10_000, 100_000]
    @Option(help: "A PostgreSQL database without a ledger, for the job ledger-postgres: postgres://…")
    var ledgerURL: String?
    @Option(help: "How many releases the job ledger-questions rescans; none when 0.")
    var rescanned = 10_000

    @Option(help: "How many records the job advisories imports.")
    var records = 300_000
    @Option(help: "How many components the job advisories matches.")
    var components = 50_000
    @Option(
        help: ArgumentHelp(
            "A folder of .jsonl or .jsonl.gz files of real records to multiply; without one they are made up.",
            valueName: "folder"))
    var feeds: String?

    @Option(help: "How many releases the history of what-if has.")
    var size = 1000
    @Option(
        help: ArgumentHelp(
            "Make a history in this folder, which must be new, and measure nothing.", valueName: "folder"))
    var makeHistory: String?

    func validate() throws {
        guard (1...1_000_000).contains(size) else { throw ValidationError("--size is from 1 to 1000000") }
        guard (1...1000).contains(runs) else { throw ValidationError("--runs is from 1 to 1000") }
        guard entries.allSatisfy({ $0 > 0 }), zip(entries, entries.dropFirst()).allSatisfy({ $0 < $1 }) else {
            throw ValidationError("--entries are positive and rise")
        }
        for job in jobs where BenchJob(rawValue: job) == nil {
            throw ValidationError(
                "'\(job)' is no job; there are \(BenchJob.allCases.map(\.rawValue).joined(separator: ", "))")
        }
    }

    func run() async throws {
        if let makeHistory {
            let promoted = try await HistoryMaker(folder: makeHistory, size: size).make()
            return print("\(size) releases, \(promoted) promoted")
        }
        let setting = BenchJob.Setting(
            program: sluice, runs: runs, size: size, ledgerSizes: entries, ledgerURL: ledgerURL,
            advisories: (records, components, feeds), rescanned: rescanned)
        let all = BenchJob.allCases.filter { $0 != .ledgerPostgres || ledgerURL != nil }
        for job in jobs.isEmpty ? all : jobs.compactMap({ BenchJob(rawValue: $0) }) {
            for line in try await job.lines(setting) {
                print(String(decoding: try CanonicalJSON.encode(line), as: UTF8.self))
            }
        }
    }
}
