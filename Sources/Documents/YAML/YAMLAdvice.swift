/// What a refusal of libyaml means and what to do about it, by its wording.
enum YAMLAdvice {
    private static let advice: [(part: String, fix: String)] = [
        ("cannot start any token", "Quote text that begins with `@`, `%` or a backtick."),
        ("mapping values are not allowed", "Quote text that contains `: `, or check the indentation of this line."),
        ("did not find expected key", "Check the indentation of this line against the lines before it."),
        ("could not find expected ':'", "Write `key: value`; the space after the colon is needed."),
        ("did not find expected '-' indicator", "Indent this line like the `-` of its list, or one level less."),
        ("unexpected end of stream", "Close the quotation or the bracket that is open."),
        ("unknown escape character", "Use single quotes for text with backslashes, or write each backslash twice."),
        ("control characters are not allowed", "Write it as an escape within double quotes."),
        ("did not find expected ',' or ']'", "Separate the elements with commas and close the list with `]`."),
        ("did not find expected ',' or '}'", "Separate the members with commas and close the mapping with `}`."),
        ("block sequence entries are not allowed", "Put the `-` on a line of its own below the key."),
        ("unknown directive name", "Remove the directive; only %YAML and %TAG are known."),
    ]

    static func fix(for problem: String) -> String {
        advice.first { problem.contains($0.part) }?.fix ?? "Write valid YAML here; quote text with special characters."
    }

    /// The identifier of the diagnostic, and libyaml's words.
    ///
    /// Two refusals have an identifier of their own because they are the engine's will too, although YAML 1.2 lets some
    /// of it pass: tabs where indentation may stand, and directives that nobody knows.
    static func diagnosis(of problem: String, at byte: UInt8?) -> (id: String, message: String, fix: String) {
        if byte == UInt8(ascii: "\t") {
            return ("yaml.tab", "a tab stands where only spaces may stand", "Indent with spaces.")
        }
        if problem.contains("unknown directive name") {
            return ("yaml.unknown-directive", "this directive is not known", fix(for: problem))
        }
        return ("yaml.syntax", problem, fix(for: problem))
    }
}
