import Artifacts
import Documents
import Testing

@testable import Inventory

@Suite("Source packages stated beside a purl") struct SourcePackageStatementTests {
    private static func purls(_ text: String) throws -> [String] {
        try SBOMReader.read(SourceText(name: "sbom.json", bytes: Array(text.utf8))).components
            .map { $0.packageURL?.description ?? "none" }
    }

    private static func cycloneDX(_ url: String, _ properties: [(String, String)]) -> String {
        let list = properties.map { #"{"name":"aquasecurity:trivy:\#($0.0)","value":"\#($0.1)"}"# }
        return """
            {"bomFormat":"CycloneDX","specVersion":"1.5","version":1,"components":[{"type":"library","name":"libidn2-0",\
            "version":"2.0.5-1","purl":"\(url)","properties":[\(list.joined(separator: ","))]}]}
            """
    }

    @Test("Trivy's properties become the qualifier upstream, with epoch and release where they stand apart")
    func properties() throws {
        let url = "pkg:deb/debian/libidn2-0@2.0.5-1?distro=debian-10.2"
        #expect(
            try Self.purls(Self.cycloneDX(url, [("SrcName", "libidn2"), ("SrcVersion", "2.0.5-1")])) == [
                "pkg:deb/debian/libidn2-0@2.0.5-1?distro=debian-10.2&upstream=libidn2%402.0.5-1"
            ])
        let parts = [("SrcName", "libidn2"), ("SrcEpoch", "1"), ("SrcVersion", "2.0.5"), ("SrcRelease", "1")]
        #expect(try Self.purls(Self.cycloneDX(url, parts))[0].contains("upstream=libidn2%401:2.0.5-1"))
    }

    @Test("a purl that names its source, or is no operating-system package, stays as it is")
    func unchanged() throws {
        for url in ["pkg:deb/debian/libidn2-0@2.0.5-1?upstream=other", "pkg:gem/libidn2-0@2.0.5"] {
            #expect(try Self.purls(Self.cycloneDX(url, [("SrcName", "libidn2")])) == [url])
        }
    }

    @Test("Trivy's words in SPDX say the same")
    func words() throws {
        #expect(SourcePackageStatement.parsed(sourceInformation: "built package from: a 1:2-3")?.version == "1:2-3")
        #expect(SourcePackageStatement.parsed(sourceInformation: "acquired package info from lock file") == nil)
        #expect(SourcePackageStatement.parsed(sourceInformation: "built package from: a b c") == nil)
    }
}
