import Findings
import Reports
import Testing

@Suite("reports of findings") struct FindingsReportTests {
    @Test("the terminal shows the worst first, with counts and what was left out") func terminal() {
        let expected = """
            scan of sbom.cdx.json
              critical sbom.cdx.json:14:5  openssl 1 has CVE-2026-0001 [vulnerability/known]
                       remedy: Upgrade openssl to 3.0.15.
              medium   k8s/web.yaml:21:11  Deployment web: container 'web' may run as root [kubernetes/run-as-non-root]
                       remedy: Set runAsNonRoot: true.
              low      sbom.cdx.json:50:5  bash 1 has CVE-2026-0004 [vulnerability/known]
            3 findings: 1 critical, 1 medium, 1 low
            9/10 examined (1 no-purl): not everything was examined
            note: 2 malformed advisories

            """
        #expect(ReportRenderer.render(Samples.scan, as: .terminal, color: false) == expected)
    }

    @Test("nothing examined is never a clean screen") func empty() {
        #expect(
            ReportRenderer.render(Samples.emptyScan, as: .terminal, color: false) == """
                scan of empty.cdx.json
                0 findings
                0/0 examined: there was nothing to examine

                """)
        let markdown = ReportRenderer.render(Samples.emptyScan, as: .markdown, color: false)
        #expect(markdown.contains("> There was nothing to examine."))
    }

    @Test("Markdown has one table") func markdown() {
        let expected = """
            ## scan of sbom.cdx.json

            3 findings (1 critical, 1 medium, 1 low), 9/10 examined (1 no-purl)

            > Not everything was examined.

            > 2 malformed advisories

            | Severity | Finding | Where | Remedy |
            | --- | --- | --- | --- |
            | critical | openssl 1 has CVE-2026-0001 (`vulnerability/known`) | `sbom.cdx.json:14:5` | \
            Upgrade openssl to 3.0.15. |
            | medium | Deployment web: container 'web' may run as root (`kubernetes/run-as-non-root`) | \
            `k8s/web.yaml:21:11` | Set runAsNonRoot: true. |
            | low | bash 1 has CVE-2026-0004 (`vulnerability/known`) | `sbom.cdx.json:50:5` |  |

            """
        #expect(ReportRenderer.render(Samples.scan, as: .markdown, color: false) == expected)
    }

    @Test("what nobody rates stands before all else") func unrated() {
        let report = FindingsReport(
            title: "scan",
            findings: [
                Samples.vulnerability("CVE-2026-0001", .high), Samples.vulnerability("CVE-2026-0002", .unknown),
            ],
            completeness: Completeness(examined: 1, of: 1))
        let lines = ReportRenderer.render(report, as: .terminal, color: false).split(separator: "\n")
        #expect(lines[1].hasPrefix("  unknown  "))
        #expect(lines.last == "1/1 examined")
    }
}
