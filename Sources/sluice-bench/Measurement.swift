import Documents

/// Several runs of one job: median and extremes, because one run says little on a shared machine.
struct Measurement {
    private let runs: [ChildRun]

    /// Runs once without counting, then as often as asked.
    init(runs count: Int, _ body: () throws -> ChildRun) throws {
        _ = try body()
        runs = try (0..<count).map { _ in try body() }
    }

    func line(_ job: String) -> JSONValue {
        [
            "job": .string(job), "peakKilobytes": .integer(Int64(runs.map(\.peakKilobytes).max() ?? 0)),
            "processorMilliseconds": spread(runs.map(\.processorSeconds)), "runs": .integer(Int64(runs.count)),
            "wallMilliseconds": spread(runs.map(\.wallSeconds)),
        ]
    }

    private func spread(_ seconds: [Double]) -> JSONValue {
        let sorted = seconds.sorted()
        func milliseconds(_ value: Double?) -> JSONValue { .double(((value ?? 0) * 100_000).rounded() / 100) }
        return [
            "maximum": milliseconds(sorted.last), "median": milliseconds(sorted[sorted.count / 2]),
            "minimum": milliseconds(sorted.first),
        ]
    }
}
