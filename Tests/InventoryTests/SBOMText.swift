import Documents
import Inventory

/// Reads SBOM texts as a user would hand them over.
enum SBOMText {
    static func read(_ text: String) throws(Diagnostics) -> BillOfMaterials {
        try SBOMReader.read(SourceText(name: "sbom.json", text: text))
    }

    /// The ids of the mistakes with their lines, `id:line`; empty when the text reads.
    static func mistakes(_ text: String) -> [String] {
        do {
            _ = try read(text)
            return []
        } catch {
            return error.items.map { "\($0.id):\($0.span?.start.line ?? 0)" }
        }
    }

    /// A CycloneDX document with these components, each the inside of an object.
    static func cycloneDX(_ components: String..., version: String = "1.6") -> String {
        """
        {"bomFormat": "CycloneDX", "specVersion": "\(version)", "version": 1, "components": [
        \(components.map { "{\($0)}" }.joined(separator: ",\n"))
        ]}
        """
    }

    /// An SPDX document with these packages, each the inside of an object.
    static func spdx(_ packages: String..., relationships: String = "") -> String {
        """
        {"spdxVersion": "SPDX-2.3", "SPDXID": "SPDXRef-DOCUMENT", "name": "doc", "packages": [
        \(packages.map { "{\($0)}" }.joined(separator: ",\n"))
        ], "relationships": [\(relationships)]}
        """
    }
}
