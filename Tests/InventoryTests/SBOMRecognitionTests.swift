import Documents
import Inventory
import Testing

@Suite("which documents are SBOMs") struct SBOMRecognitionTests {
    @Test(
        "what is no known SBOM is refused by name",
        arguments: [
            ("{}", "sbom.not-recognised:1"),
            ("[]", "sbom.not-recognised:1"),
            ("\n<bom xmlns='http://cyclonedx.org/schema/bom/1.6'/>", "sbom.not-recognised:1"),
            ("SPDXVersion: SPDX-2.3\n", "sbom.not-recognised:1"),
            (#"{"bomFormat": "Other", "specVersion": "1.6"}"#, "sbom.not-recognised:1"),
            (#"{"_type": "x", "predicateType": "https://cyclonedx.org/bom"}"#, "sbom.not-recognised:1"),
            ("{\"bomFormat\": \"CycloneDX\",\n\"specVersion\": \"1.1\"}", "sbom.unsupported-version:2"),
            (#"{"bomFormat": "CycloneDX", "specVersion": "2.0"}"#, "sbom.unsupported-version:1"),
            (#"{"bomFormat": "CycloneDX", "specVersion": 1.6}"#, "sbom.unsupported-version:1"),
            (#"{"bomFormat": "CycloneDX"}"#, "sbom.unsupported-version:1"),
            (#"{"spdxVersion": "SPDX-2.1"}"#, "sbom.unsupported-version:1"),
            (#"{"@context": "https://spdx.org/rdf/3.0.1/spdx-context.jsonld"}"#, "sbom.unsupported-version:1"),
            (#"{"bomFormat": "CycloneDX", "specVersion": "1.6", "spdxVersion": "SPDX-2.3"}"#, "sbom.ambiguous:1"),
            (#"{"bomFormat": "CycloneDX", "bomFormat": "CycloneDX"}"#, "json.duplicate-key:1"),
            ("{", "json.syntax:1"), ("", "json.syntax:1"),
        ])
    func refused(_ text: String, _ id: String) {
        #expect(SBOMText.mistakes(text) == [id])
    }

    @Test("every version of CycloneDX JSON is read", arguments: ["1.2", "1.3", "1.4", "1.5", "1.6", "1.7"])
    func versions(_ version: String) throws {
        let bill = try SBOMText.read(SBOMText.cycloneDX(#""type": "library", "name": "a""#, version: version))
        #expect(bill.format == .cycloneDX)
        #expect(bill.formatVersion == version)
        #expect(bill.components.map(\.name) == ["a"])
    }

    @Test("both versions of SPDX JSON are read", arguments: ["2.2", "2.3"]) func spdx(_ version: String) throws {
        let bill = try SBOMText.read(#"{"spdxVersion": "SPDX-\#(version)", "packages": []}"#)
        #expect(bill.format == .spdx)
        #expect(bill.formatVersion == version)
    }

    @Test("an inventory without components reads and says so") func empty() throws {
        for text in [SBOMText.cycloneDX(), SBOMText.spdx(), #"{"bomFormat": "CycloneDX", "specVersion": "1.6"}"#] {
            let bill = try SBOMText.read(text)
            #expect(bill.components.isEmpty)
            #expect(bill.problems.contains("it lists no components"))
            #expect(bill.problems.contains("it names no single subject"))
        }
    }
}
