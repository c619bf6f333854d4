import Advisories
import Artifacts
import Documents
import Testing

@Suite("OpenVEX out") struct OpenVEXWriterTests {
    private let time = Timestamp.epoch

    private func statement(
        _ status: VEXStatus, _ justification: VEXJustification? = nil, impact: String? = nil, action: String? = nil
    ) throws -> VEXStatement {
        let purls = try ["pkg:oci/app?tag=1", "pkg:oci/app?tag=2", "pkg:oci/app?tag=3"].map {
            try PackageURL(parsing: $0)
        }
        let product = VEXProduct(
            VEXIdentity(packageURLs: purls, digests: [.sha256(of: [])], names: ["app:1"]),
            subcomponents: [VEXIdentity(packageURLs: [try PackageURL(parsing: "pkg:npm/lib@1")])])
        return VEXStatement(
            vulnerability: "CVE-1", aliases: ["GHSA-1"], products: [product], status: status,
            justification: justification, impact: impact, action: action, timestamp: time)
    }

    @Test("the same statements give the same bytes, which are canonical and read back")
    func deterministic() throws {
        let statements = [
            try statement(.notAffected, .componentNotPresent), try statement(.affected, action: "Upgrade."),
        ]
        let bytes = try OpenVEXWriter.write(statements, author: "A", timestamp: time)
        #expect(try bytes == OpenVEXWriter.write(statements, author: "A", timestamp: time))
        #expect(try bytes == CanonicalJSON.encode(JSONReader.value(bytes)))
        let document = try VEXDocument.read(bytes)
        #expect(document.id?.utf8.starts(with: "https://openvex.dev/docs/public/vex-".utf8) == true)
        #expect(document.statements.map(\.status) == [.notAffected, .affected])
        // One object holds two purls at most; a second one says the third.
        let products = document.statements[0].products
        #expect(
            products.flatMap(\.identity.packageURLs).map(\.description) == [
                "pkg:oci/app?tag=1", "pkg:oci/app?tag=2", "pkg:oci/app?tag=3",
            ])
        #expect(products.allSatisfy { $0.subcomponents.first?.packageURLs.first?.name == "lib" })
        let changed = try OpenVEXWriter.write([try statement(.fixed)], author: "A", timestamp: time)
        #expect(try VEXDocument.read(changed).id != document.id)
    }

    @Test("a reason of CycloneDX is written as the same of OpenVEX, or else in words")
    func reasons() throws {
        let bytes = try OpenVEXWriter.write(
            [
                try statement(.notAffected, .codeNotReachable),
                try statement(.notAffected, .requiresConfiguration, impact: "Off."),
                try statement(.notAffected, .falsePositive),
            ], id: "urn:x", author: "A", timestamp: time)
        let document = try VEXDocument.read(bytes)
        #expect(document.id == "urn:x")
        #expect(document.statements.map(\.justification) == [.vulnerableCodeNotInExecutePath, nil, nil])
        #expect(document.statements.map(\.impact) == [nil, "requires_configuration: Off.", "false_positive"])
    }

    @Test("what OpenVEX forbids is not written")
    func refused() throws {
        for (statements, code) in [
            ([], VEXError.Code.empty), ([try statement(.notAffected)], .reason), ([try statement(.affected)], .action),
        ] {
            #expect { try OpenVEXWriter.write(statements, author: "A", timestamp: time) } throws: {
                ($0 as? VEXError)?.code == code
            }
        }
    }
}
