import Engine
import Reports
import Testing

@Suite("probe") struct Probe {
    @Test("show") func show() async throws {
        for scenario in [Samples.blocked, Samples.promoted, Samples.broken] {
            let report = try await scenario.report()
            for format in ReportFormat.allCases {
                print("=== \(format)")
                print(ReportRenderer.render(report, as: format, color: false), terminator: "")
            }
            print("=== github")
            print(ReportRenderer.githubAnnotations(report), terminator: "")
            print("=== gitlab")
            print(ReportRenderer.gitlabCodeQuality(report), terminator: "")
        }
    }
}
