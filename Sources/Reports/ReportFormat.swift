/// The forms a result can be written in.
package enum ReportFormat: String, Sendable, CaseIterable {
    /// For people at a terminal.
    case terminal
    /// `sluice/report/v1`; its JSON Schema ships with the engine.
    case json
    /// SARIF 2.1.0.
    case sarif
    /// JUnit XML, one test case a stage.
    case junit
    /// For pull requests and step summaries.
    case markdown
}
