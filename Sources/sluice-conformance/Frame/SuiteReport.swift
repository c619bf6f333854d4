/// What running one suite gave, and its lines of output.
struct SuiteReport {
    private struct Count {
        var passed = 0
        var failed = 0
        var skipped = 0

        var text: String { "\(passed) passed, \(failed) failed, \(skipped) skipped" }
    }

    private struct Failure {
        let name: String
        let wanted: String
        let got: String
        let knownReason: String?
    }

    let suite: String
    private let knownFailures: KnownFailures
    private var total = Count()
    private var byOutcome: [String: Count] = [:]
    private var skips: [String: Int] = [:]
    private var failures: [Failure] = []
    /// Cases of the known list that passed or were skipped.
    private var noLongerFailing: [String] = []

    init(suite: String, knownFailures: KnownFailures) {
        self.suite = suite
        self.knownFailures = knownFailures
    }

    /// Whether the suite ran at all, nothing failed that is not known to, and nothing passed that is known to fail.
    var isGood: Bool {
        total.passed + total.failed + total.skipped > 0 && noLongerFailing.isEmpty
            && failures.allSatisfy { $0.knownReason != nil }
    }

    mutating func record(_ verdict: CaseVerdict, for conformanceCase: SuiteCase) {
        let name = conformanceCase.name
        let known = knownFailures.reason(for: name, in: suite)
        switch verdict {
        case .passed: count(\.passed, conformanceCase)
        case .skipped(let reason):
            count(\.skipped, conformanceCase)
            skips[reason, default: 0] += 1
        case .failed(let wanted, let got):
            count(\.failed, conformanceCase)
            failures.append(Failure(name: name, wanted: wanted, got: got, knownReason: known))
            return
        }
        if known != nil { noLongerFailing.append(name) }
    }

    private mutating func count(_ path: WritableKeyPath<Count, Int>, _ conformanceCase: SuiteCase) {
        total[keyPath: path] += 1
        guard let outcome = conformanceCase.outcome else { return }
        byOutcome[outcome, default: Count()][keyPath: path] += 1
    }

    /// The suite's line and the indented lines below it.
    func lines(isVerbose: Bool) -> [String] {
        var lines = ["suite \(suite): \(total.text)"]
        if byOutcome.count > 1 {
            lines += byOutcome.sorted { $0.key < $1.key }.map { "  \($0.key): \($0.value.text)" }
        }
        lines += skips.sorted { $0.key < $1.key }.map { "  skipped \($0.value): \($0.key)" }
        let known = failures.count { $0.knownReason != nil }
        if known > 0 { lines.append("  known failures: \(known)") }
        if total.passed + total.failed + total.skipped == 0 { lines.append("  error: the suite has no cases") }
        for failure in failures where isVerbose {
            let mark = failure.knownReason.map { " (known: \($0))" } ?? ""
            lines.append("  failed \(failure.name)\(mark): wanted \(failure.wanted), got \(failure.got)")
        }
        lines += noLongerFailing.map {
            "  error: \($0) no longer fails; remove it from known-failures.txt"
        }
        return lines
    }
}
