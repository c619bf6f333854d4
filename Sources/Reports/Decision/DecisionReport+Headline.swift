import Artifacts
import Artifacts
import Documents
import Engine
import Findings
import Governance

extension DecisionReport {
    /// `REJECTED`, `PENDING (incomplete)`.
    var verdictTitle: String {
        let verdict = evaluation.verdict.rawValue.uppercased()
        return evaluation.verdict == .pending && evaluation.isIncomplete ? "\(verdict) (incomplete)" : verdict
    }

    /// What one must know beside the verdict, a sentence each: enforcement, dry run, a given time, no decision.
    var remarks: [String] {
        var remarks: [String] = []
        let enforcement = evaluation.enforcement
        if enforcement.mode != .enforce {
            let until = enforcement.until.map { "not enforced until \($0)" } ?? "not enforced"
            remarks.append("This verdict is \(until): the gate is in \(enforcement.mode.rawValue) mode.")
        }
        if evaluation.verdict == .errored {
            remarks.append("There is no decision: a stage errored.")
        } else if isDryRun {
            remarks.append("This was a dry run: nothing was recorded, and nothing is promoted by it.")
        }
        if evaluation.question.time.source == .given {
            remarks.append("The time was given by the caller: the verdict does not count for admission.")
        }
        return remarks
    }

    /// What findings were compared with.
    var comparison: String {
        guard let baseline = evaluation.baseline else { return "no baseline: every finding counts as introduced" }
        return "compared with \(OutsideText.line(baseline.version, limit: 120)), \(evaluation.fixed.count) fixed since"
    }

    /// Acts that do not count, with their reasons: approvals, waivers, and what can't be read at all.
    var refusals: [String] {
        let approvals = evaluation.stages.filter(\.isApproval).flatMap { stage in stage.result?.notes ?? [] }
        let waivers = evaluation.waivers.refused.map {
            "waiver by \($0.principal ?? "somebody"): \($0.message) (\($0.reason))"
        }
        let unreadable = evaluation.unreadableActs.map { "\($0.digest): \($0.reason)" }
        return approvals + waivers + unreadable
    }

    /// The waivers that let findings pass here, with the number of them.
    var waiversInForce: [(waiver: WaiverDecision.Waiver, findings: Int)] {
        let findings = evaluation.findings
        return evaluation.waivers.inForce.map { waiver in (waiver, findings.count { $0.waiver == waiver }) }.filter {
            $0.1 > 0
        }
    }

    /// Where the decision stands; nothing when it was not recorded.
    var recorded: String? {
        record.map { record in
            let place = "\(OutsideText.line(record.ledger)), entry \(record.index)"
            return record.isNew ? place : "\(place) (an identical decision stood there already)"
        }
    }

    /// Name and text of each digest people compare.
    var digests: [(name: String, digest: String)] {
        [
            ("release", evaluation.release.digest.description), ("review", evaluation.reviewDigest.description),
            ("input", evaluation.inputDigest.description),
        ]
    }
}

extension WaiverDecision.Waiver {
    /// `alice as security until 2027-01-01T00:00:00Z`.
    var title: String {
        "\(OutsideText.line(principal, limit: 120)) as \(OutsideText.line(role, limit: 120)) "
            + (until.map { "until \($0)" } ?? "without an end")
    }
}

extension JudgedFinding {
    /// Why a finding is let pass; nothing when no waiver does.
    var waiverTitle: String? { waiver.map { "waived by \($0.title)" } }
}
