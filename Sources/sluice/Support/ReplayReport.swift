import Artifacts
import Documents
import Engine
import Ledger
import Reports

/// One decision derived again.
struct ReplayedDecision: Sendable {
    enum Outcome: Sendable {
        case identical
        /// The paths that differ.
        case different([String])
        /// It can't be derived: an input is missing, or another engine version made it.
        case impossible(message: String, remedy: String?)
    }

    let index: UInt64
    let body: DecisionBody
    let outcome: Outcome

    init(_ decision: DecisionHistory.Item, by replay: Replay) async {
        index = decision.index
        body = decision.body
        do {
            switch try await replay.run(decision.body) {
            case .identical: outcome = .identical
            case .different(let paths): outcome = .different(paths)
            }
        } catch let error as InputError {
            outcome = .impossible(message: "\(error.message) [\(error.code)]", remedy: error.remedy)
        } catch EvaluationFailure.input(let error) {
            outcome = .impossible(message: "\(error.message) [\(error.code)]", remedy: error.remedy)
        } catch EvaluationFailure.definitions(let problems) {
            let first = problems.items.first
            outcome = .impossible(
                message: first.map { "\($0.message) [\($0.id)]" } ?? "it can't be planned again", remedy: first?.fix)
        } catch {
            outcome = .impossible(message: "\(error)", remedy: nil)
        }
    }

    var title: String { "entry \(index): \(body.verdict.rawValue)" }
    var isIdentical: Bool { if case .identical = outcome { true } else { false } }
    var isDifferent: Bool { if case .different = outcome { true } else { false } }
    var isImpossible: Bool { if case .impossible = outcome { true } else { false } }

    var release: String { "\(body.project)/\(body.release.name)@\(body.release.version)" }

    var line: String {
        switch outcome {
        case .identical: "\(title) – identical, input digest \(body.inputDigest)"
        case .different(let paths): "\(title) – DIFFERENT: \(paths.joined(separator: ", "))"
        case .impossible(let message, _): "\(title) – can't be derived: \(message)"
        }
    }
}

/// Many decisions derived again.
struct ReplayReport {
    let results: [ReplayedDecision]
    /// Whether identical ones are only counted.
    let isWhole: Bool

    private var summary: String {
        "\(results.count) decisions: \(results.count(where: \.isIdentical)) identical, "
            + "\(results.count(where: \.isDifferent)) different, "
            + "\(results.count(where: \.isImpossible)) that can't be derived"
    }

    var text: String {
        // What can't be derived is told on standard error with its remedy.
        let told = results.filter { !$0.isImpossible && !(isWhole && $0.isIdentical) }
        let lines = told.map {
            TerminalText.escaped(isWhole ? "\($0.release) in \($0.body.environment), \($0.line)" : $0.line)
        }
        return (lines + (isWhole ? [summary] : [])).map { $0 + "\n" }.joined()
    }

    var markdown: String {
        ReportRenderer.markdownTable(
            title: "Replay: \(summary)", header: ["Entry", "Release", "Environment", "Verdict", "Result"],
            rows: results.filter { !isWhole || !$0.isIdentical }.map {
                ["\($0.index)", $0.release, $0.body.environment, $0.body.verdict.rawValue, $0.line]
            })
    }

    /// `sluice/replay/v1`: every decision with its result.
    var json: JSONValue {
        [
            "schema": "sluice/replay/v1",
            "counts": [
                "decisions": .integer(Int64(results.count)),
                "identical": .integer(Int64(results.count(where: \.isIdentical))),
                "different": .integer(Int64(results.count(where: \.isDifferent))),
                "impossible": .integer(Int64(results.count(where: \.isImpossible))),
            ],
            "decisions": .array(results.map(row)),
        ]
    }

    private func row(_ result: ReplayedDecision) -> JSONValue {
        var (word, paths, message, remedy) = ("identical", [String](), String?.none, String?.none)
        switch result.outcome {
        case .identical: break
        case .different(let found): (word, paths) = ("different", found)
        case .impossible(let why, let fix): (word, message, remedy) = ("impossible", why, fix)
        }
        let body = result.body
        return [
            "entry": .integer(Int64(clamping: result.index)), "project": .string(body.project),
            "name": .string(body.release.name), "version": .string(body.release.version),
            "environment": .string(body.environment), "verdict": .string(body.verdict.rawValue),
            "inputDigest": .string(body.inputDigest.description), "engine": .string(body.engine.version),
            "result": .string(word), "differs": .array(paths.map { .string($0) }), "message": .optional(message),
            "remedy": .optional(remedy),
        ]
    }
}
