import ArgumentParser
import Documents
import Glibc

/// The command `sluice-bench`: measures the jobs of the design and prints one line of JSON for each.
@main
struct SluiceBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sluice-bench", abstract: "Measure sluice's jobs as whole processes; one line of JSON each.")

    @Argument(help: "The jobs to measure: start-up, run, what-if. All when absent.")
    var jobs: [String] = []
    @Option(help: "The program to measure.")
    var sluice = ".build/release/sluice"
    @Option(help: "Measured runs of each job, after one that is not counted.")
    var runs = 11

    @Option(help: "How many releases the history of what-if has.")
    var size = 1000
    @Option(
        help: ArgumentHelp(
            "Make a history in this folder, which must be new, and measure nothing.", valueName: "folder"))
    var makeHistory: String?

    func validate() throws {
        guard (1...1_000_000).contains(size) else { throw ValidationError("--size is from 1 to 1000000") }
        guard (1...1000).contains(runs) else { throw ValidationError("--runs is from 1 to 1000") }
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
        for job in jobs.isEmpty ? BenchJob.allCases : jobs.compactMap({ BenchJob(rawValue: $0) }) {
            let measurement = try await job.measure(program: sluice, runs: runs, size: size)
            print(String(decoding: try CanonicalJSON.encode(measurement.line(job.rawValue)), as: UTF8.self))
        }
    }
}
