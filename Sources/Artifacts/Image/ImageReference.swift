/// A container image's name: registry, repository, tag and digest, each kept when it is stated.
///
/// Grammar: the OCI distribution reference grammar. Nothing is filled in: `nginx` has no registry and no tag here.
package struct ImageReference: Sendable, Hashable, CustomStringConvertible {
    /// Host and port in lower case; nothing when the first segment does not look like a host.
    package let registry: String?
    /// Lower-case path segments joined by `/`.
    package let repository: String
    package let tag: String?
    package let digest: Digest?

    /// Reads `[registry/]repository[:tag][@digest]`; nothing when a part breaks its grammar or the digest is unknown.
    package init?(_ text: String) {
        guard text.utf8.count <= 1024 else { return nil }
        var rest = Array(text.utf8)[...]
        var digest: Digest?
        if let at = rest.firstIndex(of: UInt8(ascii: "@")) {
            digest = Digest(String(decoding: rest[(at + 1)...], as: UTF8.self))
            guard let algorithm = digest?.algorithm, algorithm != .gitCommit else { return nil }
            rest = rest[..<at]
        }
        var tag: String?
        let nameStart = rest.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? rest.startIndex
        if let colon = rest[nameStart...].firstIndex(of: UInt8(ascii: ":")) {
            guard ImageReferenceGrammar.isTag(rest[(colon + 1)...]) else { return nil }
            tag = String(decoding: rest[(colon + 1)...], as: UTF8.self)
            rest = rest[..<colon]
        }
        var registry: String?
        if let slash = rest.firstIndex(of: UInt8(ascii: "/")), ImageReferenceGrammar.looksLikeHost(rest[..<slash]) {
            guard ImageReferenceGrammar.isHost(rest[..<slash]) else { return nil }
            registry = ASCIICase.lowered(String(decoding: rest[..<slash], as: UTF8.self))
            rest = rest[(slash + 1)...]
        }
        guard ImageReferenceGrammar.isRepository(rest) else { return nil }
        self.registry = registry
        repository = String(decoding: rest, as: UTF8.self)
        self.tag = tag
        self.digest = digest
    }

    /// The name without tag and digest.
    package var name: String { (registry.map { $0 + "/" } ?? "") + repository }

    /// All parts that are stated, tag and digest both.
    package var description: String {
        name + (tag.map { ":" + $0 } ?? "") + (digest.map { "@" + $0.description } ?? "")
    }

    /// The purl of the image by its digest; nothing without one.
    package var packageURL: PackageURL? {
        guard let digest, let last = repository.utf8.split(separator: UInt8(ascii: "/")).last else { return nil }
        var qualifiers = [PackageURL.Qualifier(key: "repository_url", value: name)]
        if let tag { qualifiers.append(PackageURL.Qualifier(key: "tag", value: tag)) }
        return try? PackageURL(
            type: "oci", name: String(Substring(last)), version: digest.description, qualifiers: qualifiers)
    }
}
