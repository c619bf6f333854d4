import Artifacts
import Documents
import Inventory
import Testing

@Suite("SPDX") struct SPDXTests {
    private let hex = String(repeating: "ab", count: 32)

    @Test("subject, purls, licences and checksums") func full() throws {
        let bill = try SBOMText.read(
            SBOMText.spdx(
                """
                "SPDXID": "SPDXRef-root", "name": "shop/web", "primaryPackagePurpose": "CONTAINER",
                "checksums": [{"algorithm": "SHA256", "checksumValue": "\(hex)"}],
                "externalRefs": [{"referenceCategory": "PACKAGE_MANAGER", "referenceType": "purl",
                  "referenceLocator": "pkg:oci/web@sha256:\(hex)"}]
                """,
                """
                "SPDXID": "SPDXRef-a", "name": "a", "versionInfo": "1.0", "licenseDeclared": "NOASSERTION",
                "licenseConcluded": "MIT",
                "externalRefs": [
                  {"referenceCategory": "SECURITY", "referenceType": "cpe23Type", "referenceLocator": "cpe:2.3:a"},
                  {"referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl", "referenceLocator": "pkg:npm/a@1.0"}]
                """,
                """
                "SPDXID": "SPDXRef-b", "name": "b", "licenseDeclared": "Apache-2.0", "licenseConcluded": "MIT"
                """,
                """
                "SPDXID": "SPDXRef-c", "name": "c", "licenseDeclared": "NONE", "licenseConcluded": "NOASSERTION",
                "primaryPackagePurpose": "FILE"
                """,
                """
                "SPDXID": "SPDXRef-os", "name": "debian", "versionInfo": "12", "primaryPackagePurpose": "OPERATING-SYSTEM"
                """,
                relationships: """
                    {"spdxElementId": "SPDXRef-DOCUMENT", "relationshipType": "DESCRIBES", "relatedSpdxElement": "SPDXRef-root"},
                    {"spdxElementId": "SPDXRef-root", "relationshipType": "CONTAINS", "relatedSpdxElement": "SPDXRef-a"}
                    """))
        #expect(bill.subject?.name == "shop/web")
        #expect(bill.subject?.digests == [Digest("sha256:" + hex)].compactMap { $0 })
        #expect(bill.subject?.packageURL?.type == "oci")
        #expect(bill.components.map(\.name) == ["c", "b", "a"])
        #expect(bill.components.map(\.licences) == [[], ["Apache-2.0"], ["MIT"]])
        #expect(bill.components.map(\.role) == [.file, .package, .package])
        #expect(bill.components[2].packageURL?.description == "pkg:npm/a@1.0")
        #expect(bill.components[2].span?.start.line == 10)
        #expect(bill.operatingSystem == OperatingSystem(name: "debian", version: "12"))
        #expect(bill.entryCount == 5)
        #expect(bill.problems.isEmpty)
    }

    @Test("a document that describes several things has no subject, and lists them all") func several() throws {
        let bill = try SBOMText.read(
            """
            {"spdxVersion": "SPDX-2.2", "SPDXID": "SPDXRef-DOCUMENT", "documentDescribes": ["SPDXRef-a", "SPDXRef-b"],
             "packages": [{"SPDXID": "SPDXRef-a", "name": "a"}, {"SPDXID": "SPDXRef-b", "name": "b"}]}
            """)
        #expect(bill.subject == nil)
        #expect(bill.components.map(\.name) == ["a", "b"])
        #expect(bill.problems == ["it names no single subject"])
    }

    @Test("DESCRIBED_BY counts, and a described file can be the subject") func describedBy() throws {
        let bill = try SBOMText.read(
            """
            {"spdxVersion": "SPDX-2.3", "SPDXID": "SPDXRef-DOCUMENT", "packages": [],
             "files": [{"SPDXID": "SPDXRef-f", "fileName": "./web.tar",
               "checksums": [{"algorithm": "SHA1", "checksumValue": "\(hex.prefix(40))"},
                             {"algorithm": "SHA256", "checksumValue": "\(hex)"}]}],
             "relationships": [{"spdxElementId": "SPDXRef-f", "relationshipType": "DESCRIBED_BY",
               "relatedSpdxElement": "SPDXRef-DOCUMENT"}]}
            """)
        #expect(bill.subject?.name == "./web.tar")
        #expect(bill.subject?.digests.map(\.description) == ["sha256:" + hex])
    }

    @Test("a described element that is missing is a problem") func missingSubject() throws {
        let bill = try SBOMText.read(
            #"{"spdxVersion": "SPDX-2.3", "documentDescribes": ["SPDXRef-x"], "packages": []}"#)
        #expect(bill.problems.first == "it describes 'SPDXRef-x', which it does not contain")
    }

    @Test("a package with two purls is two components") func twoPackageURLs() throws {
        let bill = try SBOMText.read(
            SBOMText.spdx(
                """
                "SPDXID": "SPDXRef-a", "name": "a", "externalRefs": [
                {"referenceType": "purl", "referenceLocator": "pkg:npm/a@1"},
                {"referenceType": "purl", "referenceLocator": "pkg:npm/a@1"},
                {"referenceType": "purl", "referenceLocator": "pkg:maven/a"}]
                """))
        #expect(bill.components.map(\.rawPackageURL) == ["pkg:maven/a", "pkg:npm/a@1"])
        #expect(bill.components.map { $0.packageURL == nil } == [true, false])
    }

    @Test(
        "mistakes are named at their lines",
        arguments: [
            (#""name": "a""#, ["sbom.spdx.missing:2"]),
            (#""SPDXID": "SPDXRef-a""#, ["sbom.spdx.missing:2"]),
            (#""SPDXID": "SPDXRef-a", "name": []"#, ["sbom.spdx.wrong-type:2"]),
            (
                "\"SPDXID\": \"SPDXRef-a\", \"name\": \"a\"},\n{\"SPDXID\": \"SPDXRef-a\", \"name\": \"b\"",
                ["sbom.spdx.duplicate-id:3"]
            ),
            (
                #""SPDXID": "SPDXRef-a", "name": "a", "checksums": [{"algorithm": "SHA256", "checksumValue": "zz"}]"#,
                ["sbom.spdx.hash:2"]
            ),
        ])
    func mistakes(_ package: String, _ ids: [String]) {
        #expect(SBOMText.mistakes(SBOMText.spdx(package)) == ids)
    }
}
