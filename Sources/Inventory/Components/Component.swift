package import Artifacts
package import Documents

/// One thing that an inventory says is in an artifact.
///
/// A component is a claim of its document: nothing here says that it is true. What the document leaves out is nil or
/// empty, never guessed.
package struct Component: Sendable {
    /// What a component is to an examination.
    package enum Role: String, Sendable, Hashable {
        /// Something with a version that can have advisories; everything that is not known to be another role.
        case package
        /// A file, listed for its path and hashes.
        case file
        /// A heading under which a scanner lists packages, such as a lock file; no thing by itself.
        case grouping
    }

    /// The id inside its document: CycloneDX `bom-ref`, SPDX `SPDXID`.
    package let reference: String?
    /// CycloneDX `type` or SPDX `primaryPackagePurpose` in lower case: `library`, `application`, `container`, `file`.
    package let kind: String
    /// CycloneDX `group`: what a purl calls the namespace.
    package let group: String?
    package let name: String
    package let version: String?
    /// Nothing when the document states none or states one that is not a purl; see `rawPackageURL`.
    package let packageURL: PackageURL?
    /// The purl as the document states it, also when it does not parse.
    package let rawPackageURL: String?
    /// SPDX expressions or licence names as stated, sorted, each once; empty when none is stated.
    package let licences: [String]
    /// Sorted, each once; only of algorithms that `Digest` knows.
    package let hashes: [Digest]
    package let role: Role
    /// Who its document says distributes it: the vendor of an rpm package, the maintainer of a Debian one.
    package let supplier: String?
    /// The operating-system package that its document says it belongs to; nothing when none is stated.
    package let owner: PackageURL?
    /// Where its document describes it.
    package let span: SourceSpan?

    package init(
        reference: String? = nil, kind: String, group: String? = nil, name: String, version: String? = nil,
        packageURL: PackageURL? = nil, rawPackageURL: String? = nil, licences: [String] = [], hashes: [Digest] = [],
        role: Role = .package, supplier: String? = nil, owner: PackageURL? = nil, span: SourceSpan? = nil
    ) {
        self.reference = reference
        self.kind = kind
        self.group = group
        self.name = name
        self.version = version
        self.packageURL = packageURL
        self.rawPackageURL = rawPackageURL ?? packageURL?.description
        self.licences = ByteOrder.sortedUnique(licences)
        self.hashes = hashes.count > 1 ? Set(hashes).sorted() : hashes
        self.role = role
        self.supplier = supplier
        self.owner = owner
        self.span = span
    }
}

extension Component {
    /// The same component as part of an operating-system package.
    package func owned(by owner: PackageURL) -> Component {
        Component(
            reference: reference, kind: kind, group: group, name: name, version: version, packageURL: packageURL,
            rawPackageURL: rawPackageURL, licences: licences, hashes: hashes, role: role, supplier: supplier,
            owner: owner, span: span)
    }

    /// What stays the same when only the version changes: the purl's identity, otherwise kind, group and name.
    ///
    /// The two forms never meet: the second begins with `name:`.
    package var identity: String {
        if let packageURL { return packageURL.identity }
        return "name:\(kind):" + (group.map { $0 + "/" } ?? "") + name
    }

    /// The version to compare and to show: the purl's where it has one, otherwise the component's own.
    package var effectiveVersion: String? { packageURL?.version ?? version }
}
