import Crypto

/// One fact against a release.
package struct Finding: Sendable, Hashable {
    /// Kebab-case with slashes, such as `vulnerability/known`.
    ///
    /// It outlives wording.
    package let rule: String
    package let severity: Severity
    /// The name of the release's artifact it is about.
    package let artifact: String
    /// A purl without its version, or an object reference such as `apps/v1/Deployment/shop/web`.
    package let subject: String?
    /// The same subject with its version or digest, for telling `newlyDisclosed` from `introduced`.
    package let subjectIdentity: String?
    /// The place inside the subject, as a field path: `spec.template.spec.containers[0].image`.
    package let route: String?
    /// The id that stands for the advisory's alias closure (the smallest id in it).
    package let advisory: String?
    package let location: FindingLocation?
    package let message: String
    package let remedy: String?
    /// Further facts that policy and reports may read, by key; sorted when written.
    package let facts: [String: String]

    package init(
        rule: String, severity: Severity, artifact: String, subject: String? = nil, subjectIdentity: String? = nil,
        route: String? = nil, advisory: String? = nil, location: FindingLocation? = nil, message: String,
        remedy: String? = nil, facts: [String: String] = [:]
    ) {
        self.rule = rule
        self.severity = severity
        self.artifact = artifact
        self.subject = subject
        self.subjectIdentity = subjectIdentity
        self.route = route
        self.advisory = advisory
        self.location = location
        self.message = message
        self.remedy = remedy
        self.facts = facts
    }
}
