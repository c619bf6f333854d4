import Documents
import Engine
import Findings
import Reports
import Testing

@Suite("hostile text in reports") struct HostileTextTests {
    private let plain: (Unicode.Scalar) -> Bool = {
        $0 == "\n" || ($0.value >= 0x20 && $0.value != 0x7F && $0.value != 0x202E && $0.value != 0x9B)
    }

    private var findings: FindingsReport {
        get throws {
            guard case .success(let result)? = Samples.hostile.answers["vulnerabilities"] else {
                throw Scenario.Missing()
            }
            return FindingsReport(
                title: Samples.hostileText, findings: result.findings, completeness: result.completeness,
                notes: result.notes)
        }
    }

    @Test("no form lets a control or a direction mark through", arguments: ReportFormat.allCases)
    func controls(format: ReportFormat) async throws {
        let texts = [
            ReportRenderer.render(try await Samples.hostile.report(), as: format, color: false),
            ReportRenderer.render(try findings, as: format, color: false),
        ]
        for text in texts {
            let isData = format == .json || format == .sarif
            #expect(text.unicodeScalars.allSatisfy { plain($0) || (isData && $0.value == 0x202E) })
            #expect(text.hasSuffix("\n"))
        }
    }

    @Test("JSON gives the text back byte for byte") func json() async throws {
        let text = ReportRenderer.render(try await Samples.hostile.report(), as: .json, color: false)
        let stages = try JSONReader.value(Array(text.utf8))["stages"]?.array ?? []
        let findings = stages.flatMap { $0["findings"]?.array ?? [] }
        let finding = try #require(findings.first)
        #expect(finding["message"]?.string == Samples.hostileText)
    }

    @Test("in Markdown it makes no HTML, no link, no cell and no mention") func markdown() async throws {
        let texts = [
            ReportRenderer.render(try await Samples.hostile.report(), as: .markdown, color: false),
            ReportRenderer.render(try findings, as: .markdown, color: false),
        ]
        for text in texts {
            for wrong in ["<script", "](", "@team", "https://", "`tick`", "new|line", "javascript:x"] {
                #expect(!text.contains(wrong), "\(wrong)")
            }
            // Every row of a table has as many cells as its head.
            var width: Int?
            for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
                guard line.hasPrefix("|") else {
                    width = nil
                    continue
                }
                let cells = line.count { $0 == "|" }
                if let width { #expect(cells == width) }
                width = cells
            }
        }
    }

    @Test("JUnit stays well formed") func junit() async throws {
        let texts = [
            ReportRenderer.render(try await Samples.hostile.report(), as: .junit, color: false),
            ReportRenderer.render(try findings, as: .junit, color: false),
        ]
        for text in texts {
            let elements = try #require(XMLCheck.elements(text))
            #expect(elements.contains { $0.text.contains("<script>alert(1)</script> ]]>") })
        }
    }

    @Test("a message can't give GitHub a command of its own") func github() async throws {
        let text = ReportRenderer.githubAnnotations(try await Samples.hostile.report())
        for line in text.split(separator: "\n") {
            #expect(line.hasPrefix("::error file=") || line.hasPrefix("::warning file="))
            #expect(!line.contains("%0A:"))
        }
        #expect(text.contains("file=dir%2Ca%3Ab/"))
        #expect(text.contains("100%250A::error::x"))
    }

    @Test("a text of any length is cut in what people read") func length() async throws {
        var scenario = Samples.promoted
        let message = String(repeating: "long ", count: 100_000)
        scenario.answers["vulnerabilities"] = .success(
            .finding([Finding(rule: "vulnerability/known", severity: .critical, artifact: "image", message: message)]))
        let report = try await scenario.report()
        for format in [ReportFormat.terminal, .markdown] {
            #expect(ReportRenderer.render(report, as: format, color: false).utf8.count < 10_000)
        }
        #expect(ReportRenderer.render(report, as: .json, color: false).utf8.count > 500_000)
    }
}
