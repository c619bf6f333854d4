import Engine
import Findings

/// A policy rule that lets findings pass with a warning, and how many.
struct WarningRule {
    /// `policies/baseline.yaml#no-medium`.
    let name: String
    let count: Int

    /// The rules that warn, by name.
    static func all(of evaluation: Evaluation) -> [WarningRule] {
        var counts: [[UInt8]: Int] = [:]
        for finding in evaluation.findings where finding.effect == .warning {
            counts[Array((finding.rule ?? finding.finding.rule).utf8), default: 0] += 1
        }
        return counts.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map {
            WarningRule(name: String(decoding: $0.key, as: UTF8.self), count: $0.value)
        }
    }
}
