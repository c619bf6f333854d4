import Findings

/// The findings of one domain verb as JUnit XML: a test case for completeness, then one a finding.
struct JUnitFindings {
    private let report: FindingsReport

    init(_ report: FindingsReport) { self.report = report }

    var text: String {
        JUnitSuite(
            name: report.title, classname: "sluice", timestamp: nil, properties: [],
            cases: [completeness] + report.listed.map(testCase)
        ).text
    }

    private var completeness: JUnitSuite.Case {
        let told = Wording.completeness(report.completeness)
        return JUnitSuite.Case(
            name: "completeness",
            result: report.completeness.isComplete
                ? .passed : .failed(message: told, type: "incomplete", details: [told]),
            output: [told] + report.notes)
    }

    private func testCase(_ finding: Finding) -> JUnitSuite.Case {
        let place = FindingPlace.text(of: finding)
        return JUnitSuite.Case(
            name: "\(finding.rule) \(place)",
            result: .failed(
                message: finding.message, type: finding.severity.rawValue,
                details: ["\(place): \(finding.message)"] + (finding.remedy.map { ["remedy: \($0)"] } ?? [])))
    }
}
