import Artifacts
import Documents
import Findings

/// Judges `requires`: whether the release has been live in the earlier environments for long enough.
///
/// It is no stage of the pipeline and not part of the review digest: time and ledger alone change it.
struct PromotionOrder {
    let requires: [Pipeline.Requirement]
    let time: EvaluationTime

    /// Since when the release has been live, by environment, as recorded.
    static func encode(_ since: [(environment: String, since: Timestamp?)]) throws(CanonicalJSONError) -> [UInt8] {
        try CanonicalJSON.payload([
            "liveSince": .array(
                since.map { ["environment": .string($0.environment), "since": .optional($0.since?.description)] })
        ])
    }

    static func decode(_ bytes: [UInt8]) throws(InputError) -> [String: Timestamp] {
        guard let list = (try? JSONReader.value(bytes))?["liveSince"]?.array else {
            throw InputError("history.malformed", "the record of earlier promotions can't be read")
        }
        var since: [String: Timestamp] = [:]
        for item in list {
            guard let environment = item["environment"]?.string else {
                throw InputError("history.malformed", "the record of earlier promotions can't be read")
            }
            if let text = item["since"]?.string { since[environment] = Timestamp(text) }
        }
        return since
    }

    /// The environments that were asked about, whether the release was live there or not.
    static func asked(_ bytes: [UInt8]) -> [String] {
        ((try? JSONReader.value(bytes))?["liveSince"]?.array ?? []).compactMap { $0["environment"]?.string }
    }

    func stages(liveSince: [String: Timestamp]) -> [JudgedStage] {
        requires.map { requirement in
            let environment = requirement.environment.value
            var waiting: [String] = []
            if let since = liveSince[environment] {
                if let soak = requirement.soak, time.instant.secondsSince(since) < soak.seconds {
                    let until = Timestamp(secondsSinceEpoch: since.seconds + soak.seconds) ?? since
                    waiting.append("soaks in \(environment) until \(until)")
                }
            } else {
                waiting.append("is not live in \(environment)")
            }
            var result = StageResult()
            result.examined(1, of: 1)
            result.waitingFor = waiting
            return JudgedStage(
                name: "requires-\(environment)", uses: "engine/promotion-order", revision: 1, isApproval: true,
                outcome: waiting.isEmpty ? .passed : .waiting, isConditional: false, reasons: waiting,
                completeness: result.completeness, findings: [], failure: nil, result: result,
                span: requirement.environment.span ?? SourceSpan(text: SourceText(name: "", bytes: []), range: 0..<0))
        }
    }
}
