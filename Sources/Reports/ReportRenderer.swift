import Documents

/// Writes a result in one of its forms; every form is a pure function of the report.
///
/// Each ends with a line break. Colour is used by the terminal form only.
package enum ReportRenderer {
    package static func render(_ report: DecisionReport, as format: ReportFormat, color: Bool) -> String {
        switch format {
        case .terminal: TerminalDecision(report, color: color).text
        case .json: JSONDecision.value(report).prettyPrinted + "\n"
        case .sarif: SARIFDecision(report).log.prettyPrinted + "\n"
        case .junit: JUnitDecision(report).text
        case .markdown: MarkdownDecision(report).text
        }
    }

    package static func render(_ report: FindingsReport, as format: ReportFormat, color: Bool) -> String {
        switch format {
        case .terminal: TerminalFindings(report, color: color).text
        case .json: JSONFindings.value(report).prettyPrinted + "\n"
        case .sarif: SARIFFindings(report).log.prettyPrinted + "\n"
        case .junit: JUnitFindings(report).text
        case .markdown: MarkdownFindings(report).text
        }
    }

    /// A title and a table of outside texts as Markdown.
    package static func markdownTable(title: String, header: [String], rows: [[String]]) -> String {
        var table = MarkdownTable(header: header)
        table.rows = rows.map { $0.map { MarkdownText.escaped($0) } }
        return "## \(MarkdownText.escaped(title))\n\n" + (rows.isEmpty ? "" : table.text)
    }

    /// Workflow commands that make GitHub mark the lines at fault; empty when nothing is to be told.
    package static func githubAnnotations(_ report: DecisionReport) -> String { GitHubAnnotations(report).text }

    /// A code quality report as GitLab reads it from a job's artifacts: a JSON array, empty when nothing is to be told.
    package static func gitlabCodeQuality(_ report: DecisionReport) -> String {
        GitLabCodeQuality(report).value.prettyPrinted + "\n"
    }
}
