/// Prints diagnostics as a compiler does: place, message, the line with a mark, and what to do.
///
/// ```
/// pipelines/production.yaml:12:9: error: stage vulnerabilities has no key `maxAgeDay` [options.unknown-key]
///   12 |         maxAgeDay: 3
///      |         ^~~~~~~~~
///   fix: Did you mean `maxAgeDays`?
/// ```
package struct DiagnosticRenderer: Sendable {
    /// More diagnostics than these are only counted.
    private static let maximumShown = 100

    private let color: Bool

    /// With `color`, levels and marks carry ANSI colours.
    package init(color: Bool) { self.color = color }

    /// All diagnostics by document and place, each ending with a line break; empty when there are none.
    package func render(_ diagnostics: Diagnostics) -> String {
        let sorted = diagnostics.sorted.items
        var result = sorted.prefix(Self.maximumShown).map(render).joined()
        if sorted.count > Self.maximumShown {
            result += "… and \(sorted.count - Self.maximumShown) more\n"
        }
        return result
    }

    /// The line a span begins in and the mark below it, each ending with a line break.
    package func excerpt(of span: SourceSpan) -> String {
        let excerpt = Excerpt(of: span)
        let number = String(excerpt.lineNumber)
        let gutter = String(repeating: " ", count: max(4, number.utf8.count))
        let padded = String(gutter.dropLast(number.utf8.count)) + number
        return "\(padded) | \(excerpt.line)\n\(gutter) | \(styled(excerpt.mark, "32;1"))\n"
    }

    private func render(_ diagnostic: Diagnostic) -> String {
        var result = ""
        if let span = diagnostic.span {
            let start = span.start
            result += styled("\(TerminalText.escaped(span.text.name)):\(start.line):\(start.column):", "1") + " "
        }
        let level = styled(diagnostic.level.rawValue + ":", style(of: diagnostic.level))
        result += "\(level) \(styled(TerminalText.escaped(diagnostic.message), "1")) [\(diagnostic.id)]\n"
        if let span = diagnostic.span { result += excerpt(of: span) }
        if let fix = diagnostic.fix { result += "  \(styled("fix:", "36;1")) \(TerminalText.escaped(fix))\n" }
        return result
    }

    private func style(of level: Diagnostic.Level) -> String {
        switch level {
        case .error: "31;1"
        case .warning: "33;1"
        case .note: "36;1"
        }
    }

    private func styled(_ text: String, _ code: String) -> String {
        color ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}
