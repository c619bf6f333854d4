import Documents
package import Engine
package import Findings
package import Governance
package import Manifests

/// What a cluster's namespaces are, and what is asked of them: the operator's document for admission.
///
/// ```yaml
/// apiVersion: sluice/v1alpha1
/// kind: AdmissionPolicy
/// metadata: { name: cluster }
/// spec:
///   maximumAge: 15m              # of the promotion index; older is a refusal
///   namespaces:
///     - names: [shop, shop-*]
///       environment: production
///       projects: [acme]         # whose releases may run here; everybody's when left out
///       supersededFor: 24h       # still admitted after a newer release was promoted; not at all when left out
///       lint: { profile: restricted, kubernetes: "1.33", failOn: high }
///     - names: [shop-dev]
///       environment: staging
///       enforcement: { mode: warn, until: 2027-01-01T00:00:00Z }
///   resources:
///     - { group: argoproj.io, kind: Rollout, images: ["spec.template.spec.containers[*].image"] }
/// ```
///
/// A namespace is what the first entry says that its name matches; labels of the namespace mean nothing. One that no entry
/// names is refused unless `unmapped: allow` says otherwise.
package struct AdmissionPolicy: Sendable {
    /// What happens where a choice is the operator's.
    package enum Choice: String, Sendable, CaseIterable { case refuse, allow }

    package struct Lint: Sendable {
        package let rules: ManifestLint
        /// The least severe finding that counts; one that is not rated always does.
        package let failOn: Severity
    }

    package struct Namespaces: Sendable {
        package let names: [ProjectPattern]
        package let environment: String
        /// Everybody's when empty.
        package let projects: [ProjectPattern]
        package let enforcement: TrustPolicy.Enforcement
        package let terms: PromotionTerms
        /// Objects are not linted without.
        package let lint: Lint?

        package init(
            names: [ProjectPattern], environment: String, projects: [ProjectPattern] = [],
            enforcement: TrustPolicy.Enforcement = .enforce, terms: PromotionTerms = .strict, lint: Lint? = nil
        ) {
            self.names = names
            self.environment = environment
            self.projects = projects
            self.enforcement = enforcement
            self.terms = terms
            self.lint = lint
        }
    }

    package let name: String
    /// In seconds.
    package let maximumAge: Int64
    /// What an index that is too old comes to.
    package let stale: Choice
    package let unmapped: Choice
    /// In order; the first that matches counts.
    package let namespaces: [Namespaces]
    package let resources: [CustomResource]
    /// Where the pages of releases are: the address before `/releases/sha256:…`; messages name no page without.
    package let pages: String?

    package static let standardAge: Int64 = 15 * 60

    package init(
        name: String, maximumAge: Int64 = standardAge, stale: Choice = .refuse, unmapped: Choice = .refuse,
        namespaces: [Namespaces], resources: [CustomResource] = [], pages: String? = nil
    ) {
        self.name = name
        self.maximumAge = maximumAge
        self.stale = stale
        self.unmapped = unmapped
        self.namespaces = namespaces
        self.resources = resources
        self.pages = pages
    }

    /// Nothing when the policy does not name the namespace.
    func namespaces(for name: String) -> Namespaces? {
        namespaces.first { $0.names.contains { $0.matches(name) } }
    }
}
