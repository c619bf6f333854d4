import Artifacts
import Documents
import Findings
import Ledger

/// What differs between a recorded decision and its evaluation by other definitions.
struct WhatIfChanges {
    /// More findings than anyone reads in one flip.
    private static let maximumFindings = 200

    let stages: [WhatIfResult.StageChange]
    private let body: DecisionBody
    private let evaluation: Evaluation
    private let catalog: StageCatalog

    init(_ body: DecisionBody, _ evaluation: Evaluation, catalog: StageCatalog) {
        self.body = body
        self.evaluation = evaluation
        self.catalog = catalog
        var changes: [WhatIfResult.StageChange] = []
        for stage in evaluation.stages {
            let before = body.stages.first { $0.name.utf8.elementsEqual(stage.name.utf8) }
            guard before?.outcome != stage.outcome else { continue }
            changes.append(
                .init(
                    stage: stage.name, before: before?.outcome, after: stage.outcome, isApproval: stage.isApproval))
        }
        for stage in body.stages
        where !evaluation.stages.contains(where: { $0.name.utf8.elementsEqual(stage.name.utf8) }) {
            changes.append(
                .init(
                    stage: stage.name, before: stage.outcome, after: nil,
                    isApproval: Self.isApproval(stage, catalog)))
        }
        stages = changes
    }

    /// Whether the same examined stages hold the release back in the same way, or none on both sides.
    var areOnlyApprovals: Bool {
        let before = body.stages.filter { !Self.isApproval($0, catalog) }.map { ($0.name, $0.outcome) }
        let after = evaluation.stages.filter { !$0.isApproval }.map { ($0.name, $0.outcome) }
        return Self.holding(before) == Self.holding(after)
    }

    private static func holding(_ stages: [(String, Outcome)]) -> [[UInt8]] {
        stages.filter { !$0.1.permitsPromotion && $0.1 != .skipped }.map { Array("\($0.0) \($0.1.rawValue)".utf8) }
            .sorted { $0.lexicographicallyPrecedes($1) }
    }

    private static func isApproval(_ stage: DecisionBody.Stage, _ catalog: StageCatalog) -> Bool {
        catalog[stage.uses]?.isApproval ?? stage.uses.utf8.elementsEqual("engine/promotion-order".utf8)
    }

    private struct Held {
        let rule: String
        let message: String
        let policy: String?
        let effect: String

        var holds: Bool { effect == "blocking" || effect == "unaddressed" }
    }

    /// The findings that hold it back on one side only.
    /// - Throws: `InputError` when a stage's record is not in the evidence.
    func findings(evidence: any ContentStore) throws(InputError) -> [WhatIfResult.FindingChange] {
        var changes: [WhatIfResult.FindingChange] = []
        for name in names {
            let before = try recorded(name, evidence)
            let after = judged(name)
            for key in Set(before.keys).union(after.keys) {
                let (old, new) = (before[key], after[key])
                guard old?.holds == true || new?.holds == true, old?.effect != new?.effect,
                    let told = new ?? old
                else { continue }
                changes.append(
                    .init(
                        stage: name, rule: told.rule, message: told.message, policyBefore: old?.policy,
                        policyAfter: new?.policy, before: old?.effect, after: new?.effect))
            }
        }
        let sorted = changes.sorted { left, right in
            [left.stage, left.rule, left.message].lexicographicallyPrecedes([right.stage, right.rule, right.message])
        }
        return Array(sorted.prefix(Self.maximumFindings))
    }

    private var names: [String] {
        evaluation.stages.map(\.name)
            + body.stages.map(\.name).filter { name in
                !evaluation.stages.contains { $0.name.utf8.elementsEqual(name.utf8) }
            }
    }

    private func judged(_ name: String) -> [String: Held] {
        var held: [String: Held] = [:]
        for judged in evaluation.stages.first(where: { $0.name.utf8.elementsEqual(name.utf8) })?.findings ?? [] {
            held[judged.fingerprint] = Held(
                rule: judged.finding.rule, message: judged.finding.message, policy: judged.rule,
                effect: judged.effect.rawValue)
        }
        return held
    }

    private func recorded(_ name: String, _ evidence: any ContentStore) throws(InputError) -> [String: Held] {
        guard let stage = body.stages.first(where: { $0.name.utf8.elementsEqual(name.utf8) }) else { return [:] }
        guard let bytes = try? evidence.bytes(of: stage.resultDigest),
            let record = try? JSONReader.value(bytes, limits: .sbom)
        else {
            throw InputError(
                "replay.input-missing", "the record of stage '\(name)' (\(stage.resultDigest)) can't be read",
                remedy: "Restore the evidence folder that belongs to this ledger.")
        }
        var held: [String: Held] = [:]
        for finding in record["findings"]?.array ?? [] {
            guard let fingerprint = finding["fingerprint"]?.string, let effect = finding["effect"]?.string else {
                continue
            }
            held[fingerprint] = Held(
                rule: finding["rule"]?.string ?? "", message: finding["message"]?.string ?? "",
                policy: finding["policyRule"]?.string, effect: effect)
        }
        return held
    }
}
