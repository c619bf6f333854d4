import Advisories
import Artifacts
import Documents
import Findings
import Testing

@Suite("CycloneDX VEX out") struct CycloneDXVEXWriterTests {
    private func statement(
        _ status: VEXStatus, _ justification: VEXJustification? = nil, impact: String? = nil, action: String? = nil
    ) throws -> VEXStatement {
        let product = VEXProduct(VEXIdentity(packageURLs: [try PackageURL(parsing: "pkg:npm/%40a/lib@1.0")]))
        return VEXStatement(
            vulnerability: "CVE-1", aliases: ["GHSA-1"], products: [product], status: status,
            justification: justification, impact: impact, action: action, timestamp: .epoch)
    }

    private func written(_ statements: [VEXStatement]) throws -> [UInt8] {
        try CycloneDXVEXWriter.write(
            statements.map { .init($0, severity: .critical, score: "9.8", vector: "CVSS:3.1/AV:N") },
            timestamp: .epoch, tool: "t")
    }

    @Test("every status and every reason reads back as what it was, or as words where CycloneDX has none")
    func readBack() throws {
        var statements = [
            try statement(.affected, action: "Upgrade."), try statement(.underInvestigation), try statement(.fixed),
        ]
        for justification in VEXJustification.allCases { statements.append(try statement(.notAffected, justification)) }
        let bytes = try written(statements)
        #expect(try bytes == CanonicalJSON.encode(JSONReader.value(bytes)))
        let read = try VEXDocument.read(bytes).statements
        #expect(read.map(\.status) == statements.map(\.status))
        #expect(read.map(\.products) == statements.map(\.products))
        #expect(read.map(\.names) == statements.map(\.names))
        #expect(read.first?.action == "Upgrade.")
        for (before, after) in zip(statements, read) where before.status == .notAffected {
            let isKept = after.justification?.openVEX == before.justification?.openVEX
            #expect((isKept && after.justification != nil) || after.impact == before.justification?.rawValue)
        }
    }

    @Test("the rating names its method, and one component stands for all that affects it") func ratings() throws {
        let value = try JSONReader.value(written([try statement(.fixed), try statement(.affected)]))
        #expect(value["components"]?.array?.map { $0["purl"]?.string } == ["pkg:npm/%40a/lib@1.0"])
        let rating = value["vulnerabilities"]?.array?.first?["ratings"]?.array?.first
        #expect(rating?["severity"]?.string == "critical" && rating?["method"]?.string == "CVSSv31")
        #expect(rating?["score"] == .double(9.8))
        #expect(throws: VEXError.self) { try written([]) }
    }
}
