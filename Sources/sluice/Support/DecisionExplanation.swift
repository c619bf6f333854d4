import Artifacts
import Documents
import Ledger

/// A logged decision told to a person: what held it back, where, and the fewest things to do about it.
struct DecisionExplanation {
    private let body: DecisionBody
    private let stages: [JSONValue]

    init(_ body: DecisionBody, evidence: any ContentStore) throws(CommandFailure) {
        self.body = body
        var stages: [JSONValue] = []
        for stage in body.stages {
            do {
                stages.append(try JSONReader.value(evidence.bytes(of: stage.resultDigest), limits: .sbom))
            } catch {
                throw CommandFailure(
                    .broken, "the record of stage '\(stage.name)' is not in the evidence store: \(error)",
                    fix: "Restore the evidence folder that belongs to this ledger.")
            }
        }
        self.stages = stages
    }

    func text(entry: UInt64) -> String {
        var lines = [
            "\(body.project)/\(body.release.name)@\(body.release.version) in \(body.environment): \(body.verdict.rawValue)"
                + "  (entry \(entry), \(body.time.at))", "",
        ]
        for stage in stages {
            let outcome = stage["outcome"]?.string ?? "?"
            guard outcome != "passed" else { continue }
            let reasons = (stage["reasons"]?.array ?? []).compactMap(\.string).joined(separator: "; ")
            lines.append("\(stage["name"]?.string ?? "?"): \(outcome)\(reasons.isEmpty ? "" : " – \(reasons)")")
            if let failure = stage["failure"], let message = failure["message"]?.string { lines.append("  \(message)") }
            for finding in held(stage) {
                lines.append(
                    "  \(place(finding))\(finding["message"]?.string ?? "")  [\(finding["rule"]?.string ?? "")]")
                if let rule = finding["policyRule"]?.string { lines.append("    by \(rule)") }
            }
        }
        let steps = shortestWay
        lines.append("")
        if steps.isEmpty {
            lines.append("Nothing is left to do.")
        } else {
            lines.append("Shortest way to green:")
            lines += steps.enumerated().map { "  \($0.offset + 1). \($0.element)" }
        }
        return lines.map(TerminalText.escaped).joined(separator: "\n")
    }

    /// One step for each distinct remedy, those that clear most first, then what people have to do.
    private var shortestWay: [String] {
        var cleared: [(remedy: String, count: Int)] = []
        for finding in stages.flatMap(held) {
            let remedy = finding["remedy"]?.string ?? "Look at: \(finding["message"]?.string ?? "a finding")"
            if let index = cleared.firstIndex(where: { $0.remedy == remedy }) {
                cleared[index].count += 1
            } else {
                cleared.append((remedy, 1))
            }
        }
        cleared.sort { $0.count != $1.count ? $0.count > $1.count : $0.remedy < $1.remedy }
        var steps = cleared.map { $0.count > 1 ? "\($0.remedy) (clears \($0.count) findings)" : $0.remedy }
        for stage in stages {
            switch stage["outcome"]?.string {
            case "unknown":
                if held(stage).isEmpty {
                    steps.append(
                        "Make '\(stage["name"]?.string ?? "?")' able to examine everything: \(unexamined(stage))")
                }
            case "waiting": steps += (stage["reasons"]?.array ?? []).compactMap(\.string).map { "Get \($0)." }
            default: break
            }
        }
        return steps
    }

    private func unexamined(_ stage: JSONValue) -> String {
        let reasons = (stage["completeness"]?["reasons"]?.array ?? []).compactMap { reason in
            reason["id"]?.string.map { "\($0) (\(reason["count"]?.integer ?? 0))" }
        }
        return reasons.isEmpty ? "nothing was examined" : reasons.joined(separator: ", ")
    }

    /// The findings that hold a release back.
    private func held(_ stage: JSONValue) -> [JSONValue] {
        (stage["findings"]?.array ?? []).filter { ["blocking", "unaddressed"].contains($0["effect"]?.string ?? "") }
    }

    private func place(_ finding: JSONValue) -> String {
        guard let location = finding["location"], let file = location["file"]?.string else { return "" }
        guard let line = location["line"]?.integer else { return "\(file): " }
        return "\(file):\(line):\(location["column"]?.integer ?? 1): "
    }
}
