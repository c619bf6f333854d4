import Artifacts
import Documents
import Inventory
import Testing

@Suite("Owners and suppliers of packages") struct PackageOwnershipTests {
    private func read(_ text: String) throws -> BillOfMaterials {
        try SBOMReader.read(SourceText(name: "sbom.json", text: text))
    }

    private func spdx(_ relationship: String) throws -> BillOfMaterials {
        func package(_ id: String, _ url: String, _ more: String = "") -> String {
            #"{"SPDXID":"SPDXRef-\#(id)","name":"\#(id)"\#(more),"externalRefs":[{"referenceType":"purl","#
                + #""referenceLocator":"\#(url)"}]}"#
        }
        return try read(
            #"{"spdxVersion":"SPDX-2.3","SPDXID":"SPDXRef-DOCUMENT","packages":["#
                + package(
                    "deb", "pkg:deb/debian/python3-x@1-1",
                    #","supplier":"Organization: Debian","originator":"NOASSERTION""#)
                + "," + package("py", "pkg:pypi/x@1") + #"],"relationships":[\#(relationship)]}"#)
    }

    private func owner(_ materials: BillOfMaterials) -> String? {
        materials.components.first { $0.packageURL?.type == "pypi" }?.owner?.description
    }

    @Test(
        "SPDX tells owners by containment and by syft's comment",
        arguments: [
            ("deb", "CONTAINS", "py", nil, true), ("py", "CONTAINED_BY", "deb", nil, true),
            ("deb", "OTHER", "py", "ownership-by-file-overlap: indicates that", true),
            ("deb", "OTHER", "py", "evident-by: indicates", false), ("deb", "DEPENDS_ON", "py", nil, false),
            ("py", "CONTAINS", "deb", nil, false),
        ] as [(String, String, String, String?, Bool)])
    func spdxOwner(from: String, type: String, to: String, comment: String?, isOwner: Bool) throws {
        let note = comment.map { #","comment":"\#($0)""# } ?? ""
        let materials = try spdx(
            #"{"spdxElementId":"SPDXRef-\#(from)","relationshipType":"\#(type)","relatedSpdxElement":"SPDXRef-\#(to)"\#(note)}"#
        )
        #expect(owner(materials) == (isOwner ? "pkg:deb/debian/python3-x@1-1" : nil))
        // An operating-system package has no owner.
        let deb = try #require(materials.components.first { $0.packageURL?.type == "deb" })
        #expect(deb.owner == nil && deb.supplier == "Debian")
    }

    @Test("CycloneDX nests what belongs to a package; publishers go before suppliers") func cycloneDX() throws {
        let materials = try read(
            #"{"bomFormat":"CycloneDX","specVersion":"1.6","components":[{"type":"library","name":"a","#
                + #""purl":"pkg:deb/debian/python3-x@1-1","publisher":"Ann","supplier":{"name":"Bob"},"components":"#
                + #"[{"type":"library","name":"x","purl":"pkg:pypi/x@1","supplier":{"name":"Bob"}}]},"#
                + #"{"type":"library","name":"y","purl":"pkg:pypi/y@1"}]}"#)
        #expect(owner(materials) == "pkg:deb/debian/python3-x@1-1")
        #expect(materials.components.map(\.supplier) == ["Ann", "Bob", nil])
        #expect(materials.components.map { $0.owner != nil } == [false, true, false])
    }

    @Test("a package that is there twice, once without an owner, is nobody's") func twice() throws {
        let materials = try read(
            #"{"bomFormat":"CycloneDX","specVersion":"1.6","components":[{"type":"library","name":"a","#
                + #""purl":"pkg:deb/debian/python3-x@1-1","components":[{"type":"library","name":"x","#
                + #""purl":"pkg:pypi/x@1"}]},{"type":"library","name":"x","purl":"pkg:pypi/x@1"}]}"#)
        #expect(materials.components.count == 2)
        #expect(owner(materials) == nil)
    }
}
