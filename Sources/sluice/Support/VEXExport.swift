import Advisories
import Artifacts
import Documents
import Findings

/// The findings of a scan as a VEX document, to be completed by whoever judges them.
///
/// A finding that a VEX statement decides gets that statement, with its author in the notes. Of the rest, what can be upgraded
/// or removed is affected; what nobody has an answer to is under investigation.
enum VEXExport: String {
    case openVEX = "OpenVEX"
    case cycloneDX = "CycloneDX VEX"

    /// Writes no file when there are no findings: no form has a document that states nothing.
    func write(_ findings: [Finding], to path: String) throws(CommandFailure) {
        let now = WallClock.now
        guard !findings.isEmpty else {
            return Console.note("there is no finding, so no \(rawValue) document was written")
        }
        do {
            try Files.write(document(findings, at: now), to: path)
        } catch {
            throw CommandFailure(.broken, "'\(path)' can't be written: \(error)")
        }
    }

    private func document(_ findings: [Finding], at now: Timestamp) throws(VEXError) -> [UInt8] {
        let statements = findings.enumerated().map { Self.statement($1, at: now, place: $0 + 1) }
        switch self {
        case .openVEX:
            return try OpenVEXWriter.write(statements, author: "sluice scan", timestamp: now, tooling: "sluice")
        case .cycloneDX:
            let entries = zip(findings, statements).map { finding, statement in
                CycloneDXVEXWriter.Entry(
                    statement, severity: finding.severity, score: finding.facts["score"],
                    vector: finding.facts["vector"])
            }
            return try CycloneDXVEXWriter.write(entries, timestamp: now, tool: "sluice")
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
