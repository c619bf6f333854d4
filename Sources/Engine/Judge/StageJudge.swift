import Artifacts
import Documents
import Findings
import Governance

/// Turns what a stage found into its outcome.
///
/// The only place where an outcome is made.
struct StageJudge {
    let policy: PolicyJudge
    let classifier: FindingClassifier
    let waivers: WaiverDecision

    func judge(_ step: Plan.Step, _ run: StageRun) -> JudgedStage {
        switch run {
        case .skipped(let reason):
            return stage(step, .skipped, reasons: [reason])
        case .failed(let failure):
            return stage(step, .errored, reasons: [failure.code], failure: failure)
        case .finished(let result):
            do {
                return try judge(step, result)
            } catch {
                return stage(step, .errored, reasons: [error.code], failure: error, result: result)
            }
        }
    }

    private func judge(_ step: Plan.Step, _ result: StageResult) throws(StageFailure) -> JudgedStage {
        let completeness = result.completeness
        let facts: JSONValue = [
            "name": .string(step.name), "uses": .string(step.descriptor.kind),
            "examined": .integer(Int64(completeness.examined)), "total": .integer(Int64(completeness.total)),
            "percent": .integer(Int64(completeness.percent)),
        ]
        var findings: [JudgedFinding] = []
        for finding in result.findings {
            findings.append(try judge(finding, facts, knownInBaseline: result.knownInBaseline))
        }
        do {
            findings = try Self.sorted(findings)
        } catch {
            throw StageFailure("stage.not-canonical", "a finding can't be written as evidence: \(error)")
        }
        let (outcome, reasons) = outcome(step, result, findings)
        return stage(step, outcome, reasons: reasons, findings: findings, result: result)
    }

    /// By fingerprint, then by the bytes of their records: whatever order the stage found them in.
    private static func sorted(_ findings: [JudgedFinding]) throws(CanonicalJSONError) -> [JudgedFinding] {
        var keyed: [(finding: JudgedFinding, record: [UInt8])] = []
        for finding in findings { keyed.append((finding, try CanonicalJSON.payload(FindingRecord.value(finding)))) }
        keyed.sort { left, right in
            if left.finding.fingerprint != right.finding.fingerprint {
                return left.finding.fingerprint < right.finding.fingerprint
            }
            return left.record.lexicographicallyPrecedes(right.record)
        }
        return keyed.map(\.finding)
    }

    /// Bad news first: what blocks, then what is not known, then what is waited for.
    private func outcome(_ step: Plan.Step, _ result: StageResult, _ findings: [JudgedFinding]) -> (Outcome, [String]) {
        let completeness = result.completeness
        if findings.contains(where: { $0.effect == .blocking }) { return (.failed, ["blocking-finding"]) }
        if findings.contains(where: { $0.effect == .unaddressed }) { return (.unknown, ["unaddressed-finding"]) }
        let reasons = completeness.reasons.map(\.id)
        if completeness.total == 0 || completeness.examined == 0 { return (.unknown, ["nothing-examined"] + reasons) }
        if completeness.percent < step.use.completeness { return (.unknown, ["incomplete"] + reasons) }
        if !result.waitingFor.isEmpty { return (.waiting, result.waitingFor) }
        if !completeness.isComplete { return (.warned, ["incomplete"] + reasons) }
        if findings.contains(where: { $0.effect == .warning || $0.effect == .waived }) {
            return (.warned, ["warning-finding"] + result.notes)
        }
        return (.passed, result.notes)
    }

    private func judge(
        _ finding: Finding, _ stage: JSONValue, knownInBaseline: Set<String>
    ) throws(StageFailure) -> JudgedFinding {
        let fingerprint = finding.fingerprint
        let findingClass = classifier.classify(
            finding, fingerprint: fingerprint, knownInBaseline: knownInBaseline)
        let verdict = try policy.judge(finding, class: findingClass, stage: stage)
        var effect: JudgedFinding.Effect =
            switch verdict?.effect {
            case .blocking?: .blocking
            case .warning?: .warning
            case .informational?: .informational
            case nil: .unaddressed
            }
        let waiver = effect == .blocking ? waivers.waiver(for: fingerprint) : nil
        if waiver != nil { effect = .waived }
        return JudgedFinding(
            finding: finding, fingerprint: fingerprint, findingClass: findingClass, effect: effect,
            rule: verdict.map { "\($0.policyPath)#\($0.rule.name)" }, ruleSpan: verdict?.rule.span,
            ruleMessage: verdict?.rule.message, ruleRemedy: verdict?.rule.remedy, waiver: waiver)
    }

    private func stage(
        _ step: Plan.Step, _ outcome: Outcome, reasons: [String], findings: [JudgedFinding] = [],
        failure: StageFailure? = nil, result: StageResult? = nil
    ) -> JudgedStage {
        JudgedStage(
            name: step.name, uses: step.descriptor.kind, revision: step.descriptor.revision,
            isApproval: step.descriptor.isApproval, outcome: outcome, isConditional: step.skipped != nil,
            reasons: reasons,
            completeness: result?.completeness ?? .nothing, findings: findings, failure: failure, result: result,
            span: step.use.span)
    }
}
