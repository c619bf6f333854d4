import Artifacts
import Documents
import Inventory
import Testing

@Suite("CycloneDX") struct CycloneDXTests {
    private let hex = String(repeating: "Ab", count: 32)

    @Test("subject, nested components, licences, hashes and places") func full() throws {
        let bill = try SBOMText.read(
            """
            {
              "bomFormat": "CycloneDX", "specVersion": "1.5", "serialNumber": "urn:uuid:x",
              "metadata": {"component": {
                "bom-ref": "root", "type": "container", "name": "shop/web", "version": "sha256:\(hex.lowercased())",
                "hashes": [{"alg": "SHA-512", "content": "\(hex)\(hex)"}, {"alg": "MD5", "content": "\(hex.prefix(32))"}],
                "components": [{"type": "library", "name": "inside-subject"}]
              }},
              "components": [
                {"bom-ref": "b", "type": "library", "group": "@babel", "name": "core", "version": "7.1.0",
                 "purl": "pkg:npm/@babel/core@7.1.0",
                 "licenses": [{"license": {"name": "Custom"}}, {"license": {"id": "MIT"}}, {"license": {"id": "MIT"}}],
                 "components": [{"type": "library", "name": "nested", "licenses": [{"expression": "MIT OR ISC"}]}]},
                {"type": "operating-system", "name": "debian", "version": "12"},
                {"type": "library", "name": "bad", "purl": "pkg:npm/@1", "hashes": [{"alg": "SHA-256", "content": "\(hex)"}]}
              ]
            }
            """)
        #expect(bill.components.map(\.name) == ["bad", "inside-subject", "nested", "core"])
        #expect(bill.entryCount == 5)
        let core = try #require(bill.components.last)
        #expect(core.packageURL?.description == "pkg:npm/%40babel/core@7.1.0")
        #expect(core.rawPackageURL == "pkg:npm/@babel/core@7.1.0")
        #expect(core.reference == "b")
        #expect(core.group == "@babel")
        #expect(core.licences == ["Custom", "MIT"])
        #expect(core.span?.start == SourcePosition(line: 10, column: 14))
        #expect(bill.components[2].licences == ["MIT OR ISC"])
        let bad = bill.components[0]
        #expect(bad.packageURL == nil)
        #expect(bad.rawPackageURL == "pkg:npm/@1")
        #expect(bad.hashes == [Digest("sha256:" + hex.lowercased())])
        #expect(bill.subject?.name == "shop/web")
        #expect(
            bill.subject?.digests.map(\.description)
                == ["sha256:" + hex.lowercased(), "sha512:" + hex.lowercased() + hex.lowercased()])
        #expect(bill.operatingSystem == OperatingSystem(name: "debian", version: "12"))
        #expect(bill.problems == ["1 of its components have a package URL that does not parse"])
    }

    @Test(
        "mistakes are named at their lines",
        arguments: [
            (#""name": "a""#, ["sbom.cyclonedx.missing:2"]),
            (#""type": "library""#, ["sbom.cyclonedx.missing:2"]),
            (#""type": "library", "name": """#, ["sbom.cyclonedx.empty:2"]),
            (#""type": "thing", "name": "a""#, ["sbom.cyclonedx.type:2"]),
            (#""type": "library", "name": 1"#, ["sbom.cyclonedx.wrong-type:2"]),
            (#""type": "library", "name": "a", "purl": []"#, ["sbom.cyclonedx.wrong-type:2"]),
            (#""type": "library", "name": "a", "components": {}"#, ["sbom.cyclonedx.wrong-type:2"]),
            (#""type": "library", "name": "a", "hashes": [1]"#, ["sbom.cyclonedx.wrong-type:2"]),
            (
                #""type": "library", "name": "a", "hashes": [{"alg": "SHA-256", "content": "ab"}]"#,
                ["sbom.cyclonedx.hash:2"]
            ),
            (
                #""type": "library", "name": "a", "hashes": [{"alg": "CRC", "content": "ab"}]"#,
                ["sbom.cyclonedx.hash:2"]
            ),
            (#""type": "library", "name": "a", "licenses": [{}]"#, ["sbom.cyclonedx.licence:2"]),
            (#""type": "library", "name": "a", "licenses": [{"license": {}}]"#, ["sbom.cyclonedx.licence:2"]),
            (
                #""type": "library", "name": "a", "licenses": [{"license": {"id": "MIT", "name": "MIT"}}]"#,
                ["sbom.cyclonedx.licence:2"]
            ),
            (
                #""type": "library", "name": "a", "licenses": [{"expression": "MIT"}, {"license": {"id": "MIT"}}]"#,
                ["sbom.cyclonedx.licence:2"]
            ),
            (
                "\"bom-ref\": \"x\", \"type\": \"library\", \"name\": \"a\"},\n{\"bom-ref\": \"x\", \"name\": \"b\"",
                ["sbom.cyclonedx.missing:3", "sbom.cyclonedx.duplicate-ref:3"]
            ),
        ])
    func mistakes(_ component: String, _ ids: [String]) {
        #expect(SBOMText.mistakes(SBOMText.cycloneDX(component)) == ids)
    }

    @Test("entries for the same thing are one, with all their licences and hashes") func repeated() throws {
        let bill = try SBOMText.read(
            SBOMText.cycloneDX(
                #""type": "library", "name": "a", "purl": "pkg:npm/a@1", "licenses": [{"license": {"id": "MIT"}}]"#,
                #""type": "library", "name": "a", "purl": "pkg:npm/a@2""#,
                #""type": "library", "name": "a", "purl": "pkg:npm/a@1", "licenses": [{"license": {"id": "ISC"}}]"#))
        #expect(bill.components.map { $0.packageURL?.version } == ["1", "2"])
        #expect(bill.components[0].licences == ["ISC", "MIT"])
        #expect(bill.components[0].span?.start.line == 2)
        #expect(bill.entryCount == 3)
    }

    @Test("files and scanners' headings are told from packages") func roles() throws {
        let bill = try SBOMText.read(
            SBOMText.cycloneDX(
                #""type": "file", "name": "/bin/sh""#,
                #""type": "application", "name": "app", "properties": [{"name": "x", "value": "y"}]"#,
                #""type": "application", "name": "package-lock.json", "properties": [{"name": "aquasecurity:trivy:Class"}]"#
            ))
        #expect(bill.components.map(\.role) == [.package, .grouping, .file])
    }

    @Test(
        "the distribution is told from the packages' purls",
        arguments: [
            ("pkg:deb/debian/a@1?distro=debian-12", "debian", "12"),
            ("pkg:apk/alpine/a@1?distro=3.18.4", "alpine", "3.18.4"),
            ("pkg:rpm/opensuse/a@1?distro=opensuse-leap-15.5", "opensuse-leap", "15.5"),
            ("pkg:apk/wolfi/a@1?distro=wolfi", "wolfi", nil),
        ] as [(String, String, String?)])
    func distribution(_ url: String, _ name: String, _ version: String?) throws {
        let bill = try SBOMText.read(SBOMText.cycloneDX(#""type": "library", "name": "a", "purl": "\#(url)""#))
        #expect(bill.operatingSystem == OperatingSystem(name: name, version: version))
    }

    @Test("several distributions are a problem, and the most frequent one counts") func mixed() throws {
        let bill = try SBOMText.read(
            SBOMText.cycloneDX(
                #""type": "library", "name": "a", "purl": "pkg:deb/debian/a@1?distro=debian-12""#,
                #""type": "library", "name": "b", "purl": "pkg:deb/debian/b@1?distro=debian-12""#,
                #""type": "library", "name": "c", "purl": "pkg:deb/ubuntu/c@1?distro=ubuntu-24.04""#))
        #expect(bill.operatingSystem == OperatingSystem(name: "debian", version: "12"))
        #expect(bill.problems.contains("its packages name several distributions"))
    }

    @Test("the order of a document does not matter") func order() throws {
        let entries = (0..<40).map {
            #""type": "library", "name": "n\#($0 % 13)", "version": "\#($0)", "purl": "pkg:npm/n\#($0 % 13)@\#($0)""#
        }
        let texts = (0..<5).map { _ in "{\(entries.shuffled().joined(separator: "},{"))}" }
        let lists = try texts.map {
            try SBOMText.read(#"{"bomFormat": "CycloneDX", "specVersion": "1.6", "components": [\#($0)]}"#).components
                .compactMap { $0.packageURL?.description }
        }
        #expect(Set(lists).count == 1)
        #expect(lists[0].count == 40)
    }
}
