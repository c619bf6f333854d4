package import Artifacts

/// What one SBOM document states, whatever its format.
package struct BillOfMaterials: Sendable {
    package enum Format: String, Sendable, Hashable {
        case cycloneDX = "CycloneDX"
        case spdx = "SPDX"
    }

    /// The thing that the document describes.
    package struct Subject: Sendable {
        package let name: String
        package let version: String?
        package let packageURL: PackageURL?
        /// Sorted; empty when the document does not bind itself to any bytes.
        package let digests: [Digest]

        package init(name: String, version: String?, packageURL: PackageURL? = nil, digests: [Digest] = []) {
            self.name = name
            self.version = version
            self.packageURL = packageURL
            self.digests = digests
        }
    }

    package let format: Format
    /// The version of the format: `1.6`, `2.3`.
    package let formatVersion: String
    /// SHA-256 of the document's bytes.
    package let documentDigest: Digest
    /// What a BOM-Link to the document begins with, `urn:cdx:SERIAL/VERSION`; nothing without a CycloneDX serial number.
    package let link: String?
    /// Nothing when the document names no subject, or several.
    package let subject: Subject?
    /// What the document lists, sorted by identity, version and purl.
    ///
    /// Entries that agree in all of these are one. Neither the subject nor the operating system is among them.
    package let components: [Component]
    /// How many components or packages the document lists, repeated ones and the subject included.
    package let entryCount: Int
    package let operatingSystem: OperatingSystem?
    /// What is odd about a document that could be read: no components, no subject, a purl that does not parse.
    package let problems: [String]

    package init(
        format: Format, formatVersion: String, documentDigest: Digest, link: String? = nil, subject: Subject?,
        components: [Component], entryCount: Int, operatingSystem: OperatingSystem?, problems: [String]
    ) {
        self.format = format
        self.formatVersion = formatVersion
        self.documentDigest = documentDigest
        self.link = link
        self.subject = subject
        self.components = components
        self.entryCount = entryCount
        self.operatingSystem = operatingSystem
        self.problems = problems
    }
}
