import Advisories
import Artifacts
import Documents
import Findings

/// The findings of a scan as an OpenVEX document, to be completed by whoever judges them.
///
/// A finding that a VEX statement decides gets that statement, with its author in the notes. Of the rest, what can be upgraded or removed is affected;
/// what nobody has an answer to is under investigation.
enum OpenVEXExport {
    static func write(_ findings: [Finding], to path: String) throws(CommandFailure) {
        let now = WallClock.now
        let statements = findings.enumerated().map { statement($1, at: now, place: $0 + 1) }
        guard !statements.isEmpty else {
            return Console.note("there is no finding, so no OpenVEX document was written")
        }
        do {
            let bytes = try OpenVEXWriter.write(statements, author: "sluice scan", timestamp: now, tooling: "sluice")
            try Files.write(bytes, to: path)
        } catch {
            throw CommandFailure(.broken, "'\(path)' can't be written: \(error)")
        }
    }

    private static func statement(_ finding: Finding, at now: Timestamp, place: Int) -> VEXStatement {
        let facts = finding.facts
        let said = facts["vexStatus"].flatMap { VEXStatus(rawValue: $0) }
        let status = said ?? (finding.remedy == nil ? .underInvestigation : .affected)
        let name = finding.advisory ?? finding.rule
        return VEXStatement(
            vulnerability: name,
            aliases: (facts["aliases"] ?? "").split(separator: " ").map(String.init).filter {
                !$0.utf8.elementsEqual(name.utf8)
            },
            products: [VEXProduct(identity(finding))], status: status,
            justification: facts["vexJustification"].flatMap { VEXJustification(rawValue: $0) },
            impact: facts["vexImpact"],
            action: facts["vexAction"]
                ?? (status == .affected ? finding.remedy ?? "No action is known yet." : nil),
            notes: said.map { _ in
                "said by \(facts["vexIssuer"] ?? "an unknown author") in \(facts["vexDocument"] ?? "an unnamed document")"
            },
            timestamp: facts["vexTime"].flatMap { Timestamp($0) } ?? now, place: place)
    }

    private static func identity(_ finding: Finding) -> VEXIdentity {
        let name = finding.subjectIdentity ?? finding.subject ?? finding.artifact
        return PackageURL(name).map { VEXIdentity(packageURLs: [$0]) } ?? VEXIdentity(names: [name])
    }
}
