import Engine
import Findings
import Reports
import Testing

@Suite("reports are the same every time") struct DeterminismTests {
    @Test("the order in which a stage finds things does not show", arguments: ReportFormat.allCases)
    func order(format: ReportFormat) async throws {
        let facts = Dictionary(uniqueKeysWithValues: (1...20).map { ("fact\($0)", "\($0)") })
        let findings = (1...12).map { number in
            Finding(
                rule: number % 2 == 0 ? "vulnerability/known" : "vulnerability/malicious", severity: .critical,
                artifact: "image", subject: "pkg:npm/p\(number)", message: "p\(number)",
                remedy: "Upgrade p\(number % 3).",
                facts: facts)
        }
        var texts: Set<String> = []
        for round in 0..<4 {
            var scenario = Samples.promoted
            let turned = Array(findings[(round * 3)...] + findings[..<(round * 3)])
            scenario.answers["vulnerabilities"] = .success(.finding(round % 2 == 0 ? turned : turned.reversed()))
            texts.insert(ReportRenderer.render(try await scenario.report(), as: format, color: true))
            let scan = FindingsReport(
                title: "scan", findings: turned, completeness: Completeness(examined: 1, of: 1))
            texts.insert("scan" + ReportRenderer.render(scan, as: format, color: true))
        }
        #expect(texts.count == 2)
    }
}
