import Artifacts
package import Documents
package import Governance

/// What the gated can't change: which repository, ref, pipeline, stages, roles and keys hold for a project and environment.
package struct TrustPolicy: Sendable {
    package struct Gate: Sendable {
        package let project: ProjectPattern
        /// Release names; every name when the trust policy gives none.
        package let release: ProjectPattern
        package let environment: ProjectPattern
        /// `git+https://…`, `git+ssh://…`, `git+file://…`, or a path relative to the trust policy.
        package let repository: Located<String>
        /// A full ref name; only commits reachable from it can judge a promotion.
        package let ref: Located<String>
        package let pipeline: Located<String>
        package let mandatoryStages: [MandatoryStage]
        package let parameters: SourceNode?
        /// Roles whose members may waive findings; nobody when empty.
        package let waiverRoles: [String]
        /// SSH keys (`allowed signers` lines) that must have signed the pipeline's commit; not asked for when empty.
        package let commitSigners: [String]
        package let enforcement: Enforcement
        package let span: SourceSpan

        package func applies(to project: String, release: String, environment: String) -> Bool {
            self.project.matches(project) && self.release.matches(release) && self.environment.matches(environment)
        }
    }

    /// A stage every pipeline of a gate must have, by name and, when given, by kind.
    package struct MandatoryStage: Sendable {
        package let name: Located<String>
        package let uses: String?
    }

    /// Whether a verdict binds; `audit` and `warn` end at a date.
    package struct Enforcement: Sendable, Hashable {
        package enum Mode: String, Sendable, CaseIterable { case audit, warn, enforce }
        package let mode: Mode
        package let until: Timestamp?

        package static let enforce = Enforcement(mode: .enforce, until: nil)

        /// The mode that holds at a time: after its end every mode enforces.
        package func effective(at time: Timestamp) -> Enforcement {
            guard mode != .enforce, let until, time < until else { return .enforce }
            return self
        }
    }

    package let name: String
    /// Path of the roles document, relative to the trust policy.
    package let roles: Located<String>
    /// PEM public keys that sign the ledger; the operator's own when empty.
    package let ledgerKeys: [String]
    /// Who must approve a change of this trust policy; it can't be changed when empty.
    package let changes: [Quorum.Requirement]
    package let gates: [Gate]

    /// The first gate that applies; nothing when the policy says nothing about it, which is a refusal.
    package func gate(for project: String, release: String, environment: String) -> Gate? {
        gates.first { $0.applies(to: project, release: release, environment: environment) }
    }
}
