import Artifacts
import Documents
import Inventory
import Testing

@Suite("checks beyond reading") struct SBOMCheckTests {
    private func violations(_ text: String) -> [String] {
        do {
            try SBOMReader.check(SourceText(name: "sbom.json", text: text))
            return []
        } catch {
            return error.items.map(\.id)
        }
    }

    @Test(
        "violations in parts that no component is read from",
        arguments: [
            (#""scope": "sometimes""#, ["sbom.cyclonedx.choice"]),
            (#""swid": {"name": "a"}"#, ["sbom.cyclonedx.missing"]),
            (#""licenses": [{"license": {"id": "MIT", "text": {"encoding": "base85"}}}]"#, ["sbom.cyclonedx.choice"]),
            (#""properties": [{"value": "x"}]"#, ["sbom.cyclonedx.missing"]),
            (#""pedigree": {"patches": [{"resolves": [{"type": "wish"}]}]}"#, ["sbom.cyclonedx.choice"]),
            (#""versionRange": "vers:npm/>1""#, ["sbom.cyclonedx.version-range"]),
            (#""isExternal": true, "versionRange": "vers:npm/>1", "version": "1""#, ["sbom.cyclonedx.version-range"]),
            (#""isExternal": true, "versionRange": "vers:npm/>1""#, []),
            (#""scope": "excluded", "swid": {"tagId": "a", "name": "a"}, "properties": [{"name": "x"}]"#, []),
        ])
    func component(_ inside: String, _ ids: [String]) throws {
        let text = SBOMText.cycloneDX(#""type": "library", "name": "a", \#(inside)"#, version: "1.7")
        #expect(violations(text) == ids)
        #expect(try SBOMText.read(text).components.count == 1, "it reads all the same")
    }

    @Test(
        "violations of the document",
        arguments: [
            (#""serialNumber": "urn:uuid:123""#, ["sbom.cyclonedx.serial-number"]),
            (#""serialNumber": "urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79""#, []),
            (#""metadata": {"timestamp": "2026-01-01"}"#, ["sbom.cyclonedx.timestamp"]),
            (#""metadata": {"timestamp": "2026-01-01T00:00:00+01:00"}"#, []),
            (#""components": [{"type": "x"}]"#, ["sbom.cyclonedx.missing", "sbom.cyclonedx.type"]),
            (#""citations": [{"pointers": []}]"#, ["sbom.cyclonedx.citation"]),
            (#""services": [{"data": [{"flow": "up", "classification": "x"}]}]"#, ["sbom.cyclonedx.choice"]),
        ])
    func document(_ inside: String, _ ids: [String]) {
        #expect(violations(#"{"bomFormat": "CycloneDX", "specVersion": "1.6", \#(inside)}"#) == ids)
    }

    @Test("UTF-16 and a UTF-8 mark are read, and the digest is that of the bytes as they stand")
    func encodings() throws {
        let text = SBOMText.cycloneDX(#""type": "library", "name": "größe""#)
        var little: [UInt8] = [0xFF, 0xFE]
        var big: [UInt8] = [0xFE, 0xFF]
        for unit in text.utf16 {
            little += [UInt8(unit & 0xFF), UInt8(unit >> 8)]
            big += [UInt8(unit >> 8), UInt8(unit & 0xFF)]
        }
        let marked: [UInt8] = [0xEF, 0xBB, 0xBF] + Array(text.utf8)
        for bytes in [marked, little, big] {
            let bill = try SBOMReader.read(SourceText(name: "x", bytes: bytes))
            #expect(bill.components.map(\.name) == ["größe"])
            #expect(bill.documentDigest == Digest.sha256(of: bytes))
        }
        for bytes in [[0xFF, 0xFE, 0x7B], [0xFF, 0xFE, 0x00, 0xD8]] as [[UInt8]] {
            #expect {
                try SBOMReader.read(SourceText(name: "x", bytes: bytes))
            } throws: {
                ($0 as? Diagnostics)?.items.map(\.id) == ["sbom.encoding"]
            }
        }
    }
}
