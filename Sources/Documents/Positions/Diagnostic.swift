/// One mistake in a document: a stable id, what is wrong, where, and how to mend it.
package struct Diagnostic: Sendable {
    package enum Level: String, Sendable { case error, warning, note }

    /// Stable across wordings, dotted and kebab-case: `yaml.duplicate-key`, `pipeline.unknown-stage`.
    package let id: String
    package let level: Level
    package let message: String
    /// Where in the document; nothing when the mistake has no place (a missing file).
    package let span: SourceSpan?
    /// What the user can do about it, as one imperative sentence.
    package let fix: String?

    package init(_ id: String, _ message: String, at span: SourceSpan? = nil, fix: String? = nil, level: Level = .error)
    {
        self.id = id
        self.level = level
        self.message = message
        self.span = span
        self.fix = fix
    }
}
