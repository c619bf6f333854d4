package import Documents
package import Engine
import Findings
package import Governance

/// Asks for the approval of enough people in the right roles, over exactly what the other stages found.
///
/// Counts principals, not keys or documents. An author of the release does not count, nor does anybody while an author is
/// not mapped to a person. A rejection by somebody who may approve is a finding. Missing approvals make the stage wait; a
/// quorum of nobody can't be written.
///
/// ```yaml
/// - uses: approval/quorum
///   with:
///     require:
///       - { role: release-manager, count: 2 }
///       - { role: security, count: 1 }
/// ```
package struct ApprovalQuorum: Stage {
    package static let kind = "approval/quorum"
    package static let revision = 1
    package static let summary = "Asks for signed approvals by enough people in the right roles."
    package static let isApproval = true

    package struct Options: StageOptions {
        /// Who must approve; at least one requirement.
        package var require: [Quorum.Requirement]
        /// Whether an author of the release may approve it; false unless the pipeline says otherwise.
        package var authorsMayApprove: Bool

        package static func read(_ reader: consuming OptionReader) throws(Diagnostics) -> Options {
            var reader = reader
            let require = reader.elements("require", required: true) { (node) throws(Diagnostics) in
                try Quorum.Requirement(node: node)
            }
            let authors = reader.optional("authorsMayApprove", default: false)
            if let node = reader.node("require"), node.elements?.isEmpty == true {
                reader.report(
                    Diagnostic(
                        "quorum.empty", "a quorum needs at least one requirement", at: node.span,
                        fix: "Add '- { role: release-manager, count: 1 }' under require."))
            }
            return try reader.finish { Options(require: require, authorsMayApprove: authors.value) }
        }
    }

    private let options: Options

    package init(_ options: Options) { self.options = options }

    package func evaluate(_ release: Release, in context: StageContext) async throws(StageFailure) -> StageResult {
        guard let review = context.review else {
            throw StageFailure("approval.no-review", "there is nothing to approve yet")
        }
        let quorum = Quorum(requirements: options.require, separateFromAuthors: !options.authorsMayApprove)
        let tally = quorum.tally(
            review.acts,
            for: .init(
                project: review.project, environment: context.environment, releaseDigest: review.releaseDigest,
                reviewDigest: review.digest, at: context.time.instant),
            roles: review.roles, authors: review.authors)
        var result = StageResult()
        result.examined(1, of: 1)
        result.approvals = tally.counted.map {
            .init(principal: $0.person, role: $0.role, document: $0.act.digest)
        }
        result.waitingFor = tally.missing.map { "\($0.count) more approval\($0.count == 1 ? "" : "s") by \($0.role)" }
        // Whatever policy makes of the finding: a rejection that stands is no approval.
        if !tally.isMet, result.waitingFor.isEmpty {
            result.waitingFor = tally.rejections.map { "\($0.person) to take the rejection back" }
        }
        result.findings = tally.rejections.map { rejection in
            Finding(
                rule: "approval/rejected", severity: .high, artifact: release.name, subject: rejection.person,
                message: "\(rejection.person) rejected this release as \(rejection.role)",
                remedy: "Settle the objection; \(rejection.person) can approve what is released then.")
        }
        result.notes = tally.refused.map { "\($0.principal ?? "somebody"): \($0.message) (\($0.reason))" }
        return result
    }
}
