package import Artifacts

/// By what a VEX document names one thing; whatever of it fits, fits the thing.
package struct VEXIdentity: Sendable, Hashable {
    package let packageURLs: [PackageURL]
    /// Sorted, each once.
    package let digests: [Digest]
    /// Names that are neither, such as image references, IRIs and BOM-Links; they fit only when equal byte by byte.
    package let names: [String]

    package init(packageURLs: [PackageURL] = [], digests: [Digest] = [], names: [String] = []) {
        self.packageURLs = packageURLs
        self.digests = Set(digests).sorted()
        self.names = names
    }

    /// Reads one text as a purl where it is one, and otherwise as a name.
    init(_ text: String) {
        self = PackageURL(text).map { VEXIdentity(packageURLs: [$0]) } ?? VEXIdentity(names: [text])
    }

    /// Whether there is nothing to know the thing by: it fits nothing.
    package var isEmpty: Bool { packageURLs.isEmpty && digests.isEmpty && names.isEmpty }

    func joined(with other: VEXIdentity) -> VEXIdentity {
        VEXIdentity(
            packageURLs: packageURLs + other.packageURLs.filter { !packageURLs.contains($0) },
            digests: digests + other.digests,
            names: names + other.names.filter { name in !names.contains { $0.utf8.elementsEqual(name.utf8) } })
    }
}

/// What a VEX statement is about: a product, or parts of it.
package struct VEXProduct: Sendable, Hashable {
    package let identity: VEXIdentity
    /// The parts that the statement is limited to; none means the whole product.
    package let subcomponents: [VEXIdentity]

    package init(_ identity: VEXIdentity, subcomponents: [VEXIdentity] = []) {
        self.identity = identity
        self.subcomponents = subcomponents
    }
}
