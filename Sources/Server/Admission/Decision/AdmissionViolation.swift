/// One thing that stands against an object, whatever its namespace makes of it.
package struct AdmissionViolation: Sendable, Hashable {
    /// Kebab-case with slashes: `admission/image-not-promoted`, or the id of a lint rule.
    package let rule: String
    /// The field it is about; nothing when it is about the object.
    package let route: String?
    /// What is wrong, with the container and the release.
    package let message: String
    /// What to do.
    package let remedy: String

    package init(rule: String, route: String? = nil, message: String, remedy: String) {
        self.rule = rule
        self.route = route
        self.message = message
        self.remedy = remedy
    }
}
