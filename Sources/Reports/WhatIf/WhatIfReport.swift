package import Engine
import Findings
import Ledger

/// What other definitions would have made of history, for people and for machines.
package struct WhatIfReport: Sendable {
    /// Which change of a verdict makes the check fail.
    package enum Threshold: String, Sendable, CaseIterable {
        /// A release that was promoted no longer is, or one that was not now is.
        case promotions
        /// A release that was promoted no longer is.
        case blocked
        /// Any other verdict.
        case any
        /// None: the check only tells.
        case none
    }

    package struct Item: Sendable {
        /// The entry of the decision.
        package let index: UInt64
        package let result: WhatIfResult

        package init(index: UInt64, result: WhatIfResult) {
            self.index = index
            self.result = result
        }
    }

    /// What is proposed: a commit id or `work tree`.
    package let proposal: String
    /// Newest first.
    package let items: [Item]
    package let threshold: Threshold

    package init(proposal: String, items: [Item], threshold: Threshold) {
        self.proposal = proposal
        self.items = items
        self.threshold = threshold
    }

    package var flips: [Item] { items.filter { $0.result.flip != nil } }
    package var unknown: [Item] { items.filter(\.result.isUnknown) }
    package var sameCount: Int { items.count - flips.count - unknown.count }
    /// Decisions whose approvals would have to be given again, whatever the verdict.
    package var approvalsAgainCount: Int { items.count { $0.result.needsApprovalsAgain } }

    /// The flips that make the check fail.
    package var counted: [Item] {
        flips.filter { item in
            guard let after = item.result.flip else { return false }
            let before = item.result.body.verdict
            return switch threshold {
            case .promotions: before == .promoted || after == .promoted
            case .blocked: before == .promoted
            case .any: true
            case .none: false
            }
        }
    }

    /// `rejected` (2) when a flip counts, `incomplete` (4) when something could not be judged, else `success` (0).
    package var exit: (name: String, code: Int32) {
        if !counted.isEmpty { return ("rejected", 2) }
        return unknown.isEmpty ? ("success", 0) : ("incomplete", 4)
    }

    /// One sentence with all counts.
    var summary: String {
        [
            "\(Wording.count(items.count, "decision")) judged again",
            "\(sameCount) the same", Wording.count(flips.count, "flip"),
            "\(unknown.count) that can't be judged",
        ].joined(separator: ", ")
    }

    /// What has to be known about approvals; nothing when none is concerned.
    var approvalsRemark: String? {
        guard approvalsAgainCount > 0 else { return nil }
        return
            "People's acts count as they were given; under these definitions \(approvalsAgainCount) of the reviews are "
            + "other ones, and their approvals would have to be given again."
    }
}

extension WhatIfReport.Item {
    var title: String {
        let body = result.body
        return "\(body.project)/\(body.release.name)@\(body.release.version)"
    }

    /// `promoted → rejected`; the second word is `unknown` when it can't be judged.
    var change: String {
        "\(result.body.verdict.rawValue) → \(result.flip?.rawValue ?? (result.isUnknown ? "unknown" : "the same"))"
    }

    /// Why, in words: stages first, then findings.
    var reasons: [String] {
        if case .unknown(let reasons) = result.judgement { return reasons }
        var lines = result.isOnlyApprovals ? ["through approvals alone"] : []
        lines += result.stages.map { change in
            "stage \(change.stage): \(change.before?.rawValue ?? "not there") → \(change.after?.rawValue ?? "gone")"
        }
        lines += result.findings.map { change in
            let policy = change.policyAfter ?? change.policyBefore
            return "\(change.rule): \(change.before ?? "not found") → \(change.after ?? "not found")"
                + (policy.map { " by \($0)" } ?? "") + ": \(change.message)"
        }
        return lines
    }
}
