import Documents
import Engine
import Findings

/// One thing that keeps a release from being promoted: findings under one rule, or a stage that could not say enough.
struct Obstacle {
    enum Kind: String {
        case blocking
        case unaddressed
        /// Not enough was examined.
        case unknown
        case waiting
        case errored
        case skipped
    }

    let kind: Kind
    /// Empty when no stage is to blame.
    let stage: String
    let isApproval: Bool
    /// The policy rule's name, the finding rule no policy addresses, or the reason's stable id.
    let rule: String
    let message: String
    /// The place in the policy or the pipeline that blocked it; nothing when it has none.
    let span: SourceSpan?
    /// The worst first; empty for what is no finding.
    let findings: [JudgedFinding]
    /// What clears it, without what the findings say themselves.
    let remedies: [String]

    /// `path:line:column` of the rule or stage.
    var place: FindingLocation? {
        guard let span, !span.text.bytes.isEmpty else { return nil }
        return FindingLocation(file: span.text.name, line: span.start.line, column: span.start.column)
    }

    /// What to do about one of its findings.
    func remedy(for finding: JudgedFinding) -> String {
        if kind == .unaddressed { return remedies.first ?? "" }
        return finding.remedy ?? "Mend it, or have it waived: \(finding.finding.rule)."
    }
}
