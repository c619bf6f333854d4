import Engine
import Findings

extension JudgedStage {
    /// Findings by what policy makes of them, the worst first.
    var effectCounts: [(name: String, count: Int)] {
        let order: [JudgedFinding.Effect] = [.blocking, .unaddressed, .waived, .warning, .informational]
        return order.map { effect in (effect.rawValue, findings(with: effect).count) }
    }

    /// Findings by their class against the baseline.
    var classCounts: [(name: String, count: Int)] {
        [FindingClass.introduced, .newlyDisclosed, .preexisting].map { wanted in
            (wanted.rawValue, findings.count { $0.findingClass == wanted })
        }
    }

    /// Whether the pipeline's own condition left the stage out, which holds nothing back.
    var isLeftOut: Bool { outcome == .skipped && isConditional }
}

extension JudgedFinding {
    /// Blocking, or addressed by no rule: either keeps the release from being promoted.
    var holdsBack: Bool { effect == .blocking || effect == .unaddressed }
}

extension [JudgedFinding] {
    /// The worst first, then by place, message and fingerprint.
    var byWeight: [JudgedFinding] {
        sorted { Finding.precedes($0.finding, $1.finding) ?? ($0.fingerprint < $1.fingerprint) }
    }
}

extension Finding {
    /// Nothing when neither is worse, stands before the other or says something else.
    static func precedes(_ left: Finding, _ right: Finding) -> Bool? {
        // What no source rates is never read as harmless.
        func weight(_ finding: Finding) -> Severity { finding.severity == .unknown ? .critical : finding.severity }
        if weight(left) != weight(right) { return weight(left) > weight(right) }
        let (first, second) = (left.location, right.location)
        if let before = precedes(first?.file ?? "", second?.file ?? "") { return before }
        let (place, other) = ((first?.line ?? 0, first?.column ?? 0), (second?.line ?? 0, second?.column ?? 0))
        if place != other { return place < other }
        return precedes(left.rule, right.rule) ?? precedes(left.message, right.message)
    }

    private static func precedes(_ left: String, _ right: String) -> Bool? {
        left.utf8.elementsEqual(right.utf8) ? nil : left.utf8.lexicographicallyPrecedes(right.utf8)
    }
}
