/// Why a stage could not finish: a stable code, the sentence, and what would make it work.
package struct StageFailure: Error, Sendable, Hashable {
    /// Dotted and kebab-case: `sbom.unreadable`, `advisories.missing`, `plugin.timed-out`.
    package let code: String
    package let message: String
    package let remedy: String?

    package init(_ code: String, _ message: String, remedy: String? = nil) {
        self.code = code
        self.message = message
        self.remedy = remedy
    }
}
