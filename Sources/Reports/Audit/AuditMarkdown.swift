import Artifacts
import Documents
import Findings
import Ledger

/// An auditor's report as Markdown: what was decided, who signed what, and the proofs, word for word.
package enum AuditMarkdown {
    package static func text(_ report: AuditReport) -> String {
        var parts = ["# \(MarkdownText.code(report.title))\n"]
        parts.append(
            "Log \(MarkdownText.code(report.origin)), checkpoint over \(report.checkpoint.size) entries. Every entry below "
                + "stands in the log: its proof leads to that checkpoint.\n")
        if report.items.isEmpty { parts.append("**The log holds nothing about this release.**\n") }
        if !report.missingEvidence.isEmpty {
            parts.append(list("Evidence that the store does not have", report.missingEvidence.map(\.description)))
        }
        if !report.missingDocuments.isEmpty {
            parts.append(list("Counted documents that no entry holds", report.missingDocuments.map(\.description)))
        }
        parts += report.items.map(item)
        return parts.joined(separator: "\n")
    }

    private static func item(_ item: AuditReport.Item) -> String {
        let fields = item.entry.fields
        let given = fields.time.source == .given ? " (time given by the caller)" : ""
        var parts = ["## Entry \(item.entry.index): \(fields.kind.rawValue), \(fields.time.at)\(given)\n"]
        switch item.content {
        case .decision(let body, _): parts.append(decision(body))
        case .promotion(let summary, _): parts.append(decision(summary.body))
        case .act(let act):
            parts.append(list("Signed by", [act.principal ?? "nobody that was asked about"]))
            parts.append(block("The signed document", act.document))
            parts.append(block("The signature", act.signature))
            switch item.remark {
            case .text(let text): parts.append(block("The comment", text))
            case .erased(let entry, let reason):
                parts.append(list("The comment", ["erased, see entry \(entry): \(reason)"]))
            case .missing: parts.append(list("The comment", ["not in the store that was looked into"]))
            case nil: break
            }
        case .event(let event):
            if let principal = event.principal { parts.append(list("Caused by", [principal])) }
            parts.append(block("Facts", event.facts.prettyPrinted))
        }
        parts.append(block("Inclusion proof", item.proof.json.prettyPrinted))
        return parts.joined(separator: "\n")
    }

    private static func decision(_ body: DecisionBody) -> String {
        var table = MarkdownTable(header: ["", ""])
        func row(_ name: String, _ value: String) { table.rows.append([name, MarkdownText.code(value)]) }
        row("verdict", body.verdict.rawValue)
        row("release", "\(body.project)/\(body.release.name)@\(body.release.version)")
        row("release digest", body.release.digest.description)
        row("environment", body.environment)
        row(
            "enforcement",
            body.enforcement.mode.rawValue + (body.enforcement.until.map { " until \($0)" } ?? ""))
        row("review digest", body.reviewDigest.description)
        row("input digest", body.inputDigest.description)
        row("pipeline", "\(body.pipeline.repository) \(body.pipeline.path) \(body.pipeline.commit.hex)")
        row("pipeline digest", body.pipeline.digest.description)
        row("policies", body.policiesDigest.description)
        row("trust", body.trust.digest.description)
        row("roles", body.rolesDigest.description)
        row("engine", "\(body.engine.version) \(body.engine.digest)")
        row("baseline", body.baseline.map { "\($0.releaseVersion) \($0.releaseDigest)" } ?? "none")
        row("evidence manifest", body.evidenceManifestDigest.description)
        row("input manifest", body.inputManifestDigest.description)
        row("findings", body.findings.digest.description)
        var stages = MarkdownTable(header: ["stage", "outcome", "examined", "blocking", "waived", "record"])
        for stage in body.stages {
            stages.rows.append([
                MarkdownText.code("\(stage.name) (\(stage.uses))"), stage.outcome.rawValue,
                "\(stage.examined) of \(stage.total)", "\(stage.findings.blocking)", "\(stage.findings.waived)",
                MarkdownText.code(stage.resultDigest.description),
            ])
        }
        let approvals = body.approvals.map { "\($0.principal) as \($0.role), document \($0.documentDigest)" }
        let waivers = body.waivers.map {
            "\($0.id) until \($0.until?.description ?? "no end"), document \($0.documentDigest)"
        }
        return [
            table.text, stages.rows.isEmpty ? "No stage.\n" : stages.text,
            approvals.isEmpty ? "No approval.\n" : list("Approvals", approvals),
            waivers.isEmpty ? "No waiver.\n" : list("Waivers", waivers),
        ].joined(separator: "\n")
    }

    private static func list(_ title: String, _ items: [String]) -> String {
        "\(title):\n\n" + items.map { "- \(MarkdownText.code($0, limit: 400))\n" }.joined()
    }

    /// Text from outside, word for word, in a fence that it can't close.
    private static func block(_ title: String, _ text: String) -> String {
        var longest = 0
        var run = 0
        for byte in text.utf8 {
            run = byte == UInt8(ascii: "`") ? run + 1 : 0
            longest = max(longest, run)
        }
        let fence = String(repeating: "`", count: max(3, longest + 1))
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map {
            OutsideText.line(String($0), limit: 100_000)
        }
        return "\(title):\n\n\(fence)\n\(lines.joined(separator: "\n"))\n\(fence)\n"
    }
}
