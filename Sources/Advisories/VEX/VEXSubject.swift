package import Artifacts

/// What is judged by VEX statements: one artifact, by everything that a statement may name it by.
package struct VEXSubject: Sendable {
    /// With qualifiers; statements may leave any of them out.
    package let packageURLs: [PackageURL]
    package let digests: [Digest]
    /// Names as they are written: `registry.example/app:1.2`, an SBOM's `storefront@2.1.0`, a BOM-Link of its SBOM.
    package let names: [String]

    package init(packageURLs: [PackageURL] = [], digests: [Digest] = [], names: [String] = []) {
        self.packageURLs = packageURLs
        self.digests = digests
        self.names = names
    }

    /// An image by its reference and the digests it has: those of its index and of its manifests.
    ///
    /// OCI purls are made in the forms that tools write: with the repository's URL with and without the image's own name.
    package init(image: ImageReference, digests: [Digest]) {
        var digests = digests
        if let stated = image.digest, !digests.contains(stated) { digests.append(stated) }
        let segments = image.name.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        var urls = [image.name]
        if segments.count > 1 { urls.append(segments.dropLast().joined(separator: "/")) }
        if image.registry == nil {
            // What has no registry is on Docker Hub, where a bare name is in `library`.
            let path = (segments.count > 1 ? "" : "library/") + image.name
            urls += ["docker.io/" + path, "index.docker.io/" + path]
        }
        var qualifiers: [PackageURL.Qualifier] = []
        if let tag = image.tag { qualifiers.append(.init(key: "tag", value: tag)) }
        let versions: [String?] = digests.isEmpty ? [nil] : digests.map(\.description)
        packageURLs = versions.flatMap { version in
            urls.compactMap { url in
                try? PackageURL(
                    type: "oci", name: segments.last ?? image.name, version: version,
                    qualifiers: qualifiers + [.init(key: "repository_url", value: url)])
            }
        }
        let tagged = image.name + (image.tag.map { ":" + $0 } ?? "")
        names = [tagged, image.name] + digests.flatMap { ["\(image.name)@\($0)", "\(tagged)@\($0)"] }
        self.digests = digests
    }

    /// The same subject, known by more.
    package func joined(with other: VEXSubject) -> VEXSubject {
        VEXSubject(
            packageURLs: packageURLs + other.packageURLs, digests: digests + other.digests, names: names + other.names)
    }

    func fits(_ identity: VEXIdentity) -> Bool {
        identity.packageURLs.contains { stated in
            packageURLs.contains { stated.covers($0) } || stated.namesDigest(among: digests)
        } || identity.digests.contains { digests.contains($0) }
            || identity.names.contains { stated in names.contains { $0.utf8.elementsEqual(stated.utf8) } }
    }
}

extension PackageURL {
    /// Whether what is said about this purl is said about another.
    ///
    /// By the rules of OpenVEX: type, namespace and name are the same; version, subpath and each qualifier are the same where
    /// this purl has them. What it leaves out covers anything.
    func covers(_ other: PackageURL) -> Bool {
        guard identity.utf8.elementsEqual(other.identity.utf8) else { return false }
        func covers(_ stated: String?, _ actual: String?) -> Bool {
            stated.map { actual?.utf8.elementsEqual($0.utf8) == true } ?? true
        }
        return covers(version, other.version) && covers(subpath, other.subpath)
            && qualifiers.allSatisfy { covers($0.value, other.qualifier($0.key)) }
    }

    /// Whether this is an OCI purl whose version is one of the digests: the bytes are the same, whatever else it says.
    fileprivate func namesDigest(among digests: [Digest]) -> Bool {
        type.utf8.elementsEqual("oci".utf8) && version.flatMap { Digest($0) }.map(digests.contains) == true
    }
}
