package import Documents

/// A document of VEX statements: OpenVEX 0.0.1 to 0.2.0, CycloneDX with analyses, or CSAF 2.0 and 2.1.
package struct VEXDocument: Sendable, Hashable {
    package enum Format: String, Sendable, Hashable {
        case openVEX = "OpenVEX"
        case cycloneDX = "CycloneDX"
        case csaf = "CSAF"
    }

    package let format: Format
    /// The document's own id: an IRI, serial number or tracking id; nothing when it has none.
    package let id: String?
    /// Who says so, as the document states it; nobody has verified it.
    package let author: String?
    /// In the order of the document; a document without statements says nothing, which is no mistake.
    package let statements: [VEXStatement]

    package init(format: Format, id: String?, author: String?, statements: [VEXStatement]) {
        self.format = format
        self.id = id
        self.author = author
        self.statements = statements
    }

    /// Reads a document of any of the formats, told apart by their own marks.
    /// - Throws: `VEXError` for the first thing that is wrong.
    package static func read(_ bytes: [UInt8]) throws(VEXError) -> VEXDocument {
        let value: JSONValue
        do throws(Diagnostics) {
            value = try JSONReader.value(bytes, limits: .manifests)
        } catch {
            throw VEXError(.form, error.items.first?.message ?? "it is no JSON")
        }
        return try read(value)
    }

    /// Reads a document that has been parsed already.
    package static func read(_ value: JSONValue) throws(VEXError) -> VEXDocument {
        if value["bomFormat"]?.string?.utf8.elementsEqual("CycloneDX".utf8) == true {
            return try CycloneDXVEXReader(value).document()
        }
        if value["document"]?["csaf_version"] != nil { return try CSAFVEXReader(value).document() }
        if value["@context"] != nil { return try OpenVEXReader(value).document() }
        throw VEXError(.form, "it is neither OpenVEX nor CycloneDX nor CSAF")
    }
}
