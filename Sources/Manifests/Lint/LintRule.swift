package import Findings

/// Looks at one pod template and says what it objects to.
///
/// A rule is a value without state. It reads what is written and guesses nothing: a value that it can't read is a
/// violation, not a pass.
package protocol LintRule: Sendable {
    /// Kebab-case with slashes: `kubernetes/image-pinned-by-digest`.
    var id: String { get }
    /// One sentence that is true of a template without violations.
    var summary: String { get }
    /// Raised when the same template would give another result.
    var revision: Int { get }
    var severity: Severity { get }
    /// What to do where a violation has no remedy of its own.
    var remedy: String { get }
    /// Whether the rule also looks at other objects than the template's own.
    ///
    /// Its findings then have no subject identity: an unchanged object does not mean that the judge alone has changed.
    var readsOtherObjects: Bool { get }
    /// Facts that every finding of the rule carries.
    var facts: [String: String] { get }

    func violations(in template: PodTemplate, context: LintContext) -> [LintViolation]
}

extension LintRule {
    package var facts: [String: String] { [:] }
    package var readsOtherObjects: Bool { false }
}
