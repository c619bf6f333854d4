import Artifacts
package import Documents
import Engine
import Findings
import Ledger

/// The forms of a what-if report.
package enum WhatIfRenderer {
    /// More flips or reasons than these are only counted, outside JSON.
    private static let maximumRows = 100
    private static let maximumReasons = 8

    // MARK: Terminal

    package static func terminal(_ report: WhatIfReport, color: Bool) -> String {
        let style = TerminalStyle(color: color)
        var lines = [style.bold("What if \(OutsideText.line(report.proposal)) had judged:") + " \(report.summary)"]
        if let remark = report.approvalsRemark { lines.append(style.dim(remark)) }
        for (title, items) in [("Flips", report.flips), ("Not judged", report.unknown)] where !items.isEmpty {
            lines += ["", style.label(title)]
            for item in items.prefix(maximumRows) {
                let change =
                    item.result.body.verdict == .promoted ? style.bad(item.change) : style.uncertain(item.change)
                lines.append(
                    "  \(OutsideText.line(item.title)) in \(OutsideText.line(item.result.body.environment)): \(change)"
                        + "  (entry \(item.index))")
                lines += told(item.reasons).map { "    \(OutsideText.line($0))" }
            }
            if items.count > maximumRows { lines.append("  … and \(items.count - maximumRows) more; the JSON has all") }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func told(_ reasons: [String]) -> [String] {
        guard reasons.count > maximumReasons else { return reasons }
        return reasons.prefix(maximumReasons) + ["… and \(reasons.count - maximumReasons) more"]
    }

    // MARK: Markdown

    /// For a comment on a pull request; everything from outside is escaped.
    package static func markdown(_ report: WhatIfReport) -> String {
        let symbol = report.exit.code == 0 ? "✅" : report.exit.code == 2 ? "❌" : "❓"
        var text = "## \(symbol) What if \(MarkdownText.code(report.proposal)) had judged\n\n\(report.summary)\n"
        if let remark = report.approvalsRemark { text += "\n> \(remark)\n" }
        for (title, items) in [("Flips", report.flips), ("Not judged", report.unknown)] where !items.isEmpty {
            var table = MarkdownTable(header: ["Release", "Environment", "Verdict", "Why"])
            for item in items.prefix(maximumRows) {
                table.rows.append([
                    MarkdownText.code(item.title), MarkdownText.code(item.result.body.environment),
                    MarkdownText.escaped(item.change),
                    told(item.reasons).map { MarkdownText.escaped($0) }.joined(separator: "<br>"),
                ])
            }
            text += "\n### \(title) (\(items.count))\n\n" + table.text
            if items.count > maximumRows {
                text += "\n… and \(items.count - maximumRows) more; the JSON report has all\n"
            }
        }
        return text
    }

    // MARK: JSON

    /// `sluice/what-if/v1`: counts, then every decision that is not the same.
    package static func json(_ report: WhatIfReport) -> JSONValue {
        [
            "schema": "sluice/what-if/v1", "proposal": .string(report.proposal),
            "exit": ["name": .string(report.exit.name), "code": .integer(Int64(report.exit.code))],
            "counts": [
                "judged": .integer(Int64(report.items.count)), "same": .integer(Int64(report.sameCount)),
                "flips": .integer(Int64(report.flips.count)), "counted": .integer(Int64(report.counted.count)),
                "unknown": .integer(Int64(report.unknown.count)),
                "approvalsToGiveAgain": .integer(Int64(report.approvalsAgainCount)),
            ],
            "flips": .array(report.flips.map(item)), "unknown": .array(report.unknown.map(item)),
        ]
    }

    private static func item(_ item: WhatIfReport.Item) -> JSONValue {
        let (body, result) = (item.result.body, item.result)
        var reasons: [String] = []
        if case .unknown(let told) = result.judgement { reasons = told }
        return [
            "entry": .integer(Int64(clamping: item.index)), "project": .string(body.project),
            "name": .string(body.release.name), "version": .string(body.release.version),
            "releaseDigest": .string(body.release.digest.description), "environment": .string(body.environment),
            "at": .string(body.time.at.description), "before": .string(body.verdict.rawValue),
            "after": .string(result.flip?.rawValue ?? "unknown"), "onlyApprovals": .bool(result.isOnlyApprovals),
            "approvalsToGiveAgain": .bool(result.needsApprovalsAgain),
            "reasons": .array(reasons.map { .string($0) }),
            "stages": .array(
                result.stages.map {
                    [
                        "stage": .string($0.stage), "before": .optional($0.before?.rawValue),
                        "after": .optional($0.after?.rawValue), "approval": .bool($0.isApproval),
                    ]
                }),
            "findings": .array(
                result.findings.map {
                    [
                        "stage": .string($0.stage), "rule": .string($0.rule), "message": .string($0.message),
                        "before": .optional($0.before), "after": .optional($0.after),
                        "policyBefore": .optional($0.policyBefore), "policyAfter": .optional($0.policyAfter),
                    ]
                }),
        ]
    }
}
