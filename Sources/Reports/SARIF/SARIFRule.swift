import Documents

/// A rule that a run's results refer to, with the remedies of its results as help.
struct SARIFRule {
    /// More remedies than these are left to the results.
    private static let maximumRemedies = 10

    let id: String
    /// Distinct, in the order of the results.
    let remedies: [String]

    /// The rules of all results, by the bytes of their ids.
    static func all(of results: [SARIFResult]) -> [SARIFRule] {
        var remedies: [[UInt8]: [String]] = [:]
        for result in results {
            let key = Array(result.rule.utf8)
            var known = remedies[key] ?? []
            if let remedy = result.remedy, known.count < maximumRemedies, !known.contains(remedy) {
                known.append(remedy)
            }
            remedies[key] = known
        }
        return remedies.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map {
            SARIFRule(id: String(decoding: $0.key, as: UTF8.self), remedies: $0.value)
        }
    }

    var value: JSONValue {
        let help =
            remedies.isEmpty
            ? "See the message of each result." : remedies.map(SARIFText.message).joined(separator: "\n")
        return [
            "id": .string(id), "shortDescription": ["text": .string(SARIFText.message(description))],
            "help": ["text": .string(help)],
        ]
    }

    private var description: String {
        switch id {
        case SARIFDecision.stageRule("errored"): "A stage could not finish, so there is no decision"
        case SARIFDecision.stageRule("unknown"): "A stage could not examine enough to judge by"
        case SARIFDecision.stageRule("waiting"): "A stage waits for people or time"
        case SARIFDecision.stageRule("skipped"): "A stage did not run"
        case SARIFDecision.stageRule("incomplete"): "Not everything was examined"
        default: "The rule \(id) found something"
        }
    }
}
