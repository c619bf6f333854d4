package import Artifacts
import Documents

extension RegistryClient {
    private static let pageBytes = 32 << 20

    /// All tags in the order of their bytes; none when the repository does not exist.
    ///
    /// - Parameter maximum: More are an error, not a part of the list.
    package func tags(maximum: Int = 2_000_000) async throws(OutboundError) -> [String] {
        var tags: [String] = []
        try await pages(
            address("tags/list").adding("n", "1000"), accept: "application/json", limit: .tagLimit
        ) { (response) throws(OutboundError) in
            if response.status == 404 { return false }
            guard response.status == 200 else { throw self.failure(response, "list tags") }
            guard let value = try? JSONReader.value(response.body, limits: .sbom), let found = value["tags"] else {
                throw OutboundError(.manifest, "\(self.origin) lists its tags in a way that can't be read")
            }
            // An empty repository's list is null for some.
            for tag in found.array ?? [] {
                guard let tag = tag.string, (try? RegistryReference("h.x/r:\(tag)"))?.tag != nil else {
                    throw OutboundError(.manifest, "\(self.origin) lists a tag that is none")
                }
                tags.append(tag)
            }
            guard tags.count <= maximum else {
                throw OutboundError(.tagLimit, "\(self.origin)/\(self.repository) has more than \(maximum) tags")
            }
            return true
        }
        var last: String?
        return tags.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.filter { tag in
            defer { last = tag }
            return last.map { !$0.utf8.elementsEqual(tag.utf8) } ?? true
        }
    }

    /// What refers to a manifest, of one artifact type or of any, in the registry's order.
    ///
    /// Nobody but the registry vouches for the list: each of its manifests is still to be read and believed by what it says.
    /// - Parameter fallback: Whether a registry without the referrers API is asked for the tag that stands in for it, which
    ///   anyone who may push can write.
    /// - Throws: `OutboundError`: `registry.referrers_unavailable` when the registry has no such API and `fallback` is off,
    ///   `registry.limit.referrers` when there are more than `maximum`: what was left out could be the one that matters.
    package func referrers(
        of digest: Digest, artifactType: String? = nil, fallback: Bool, maximum: Int = 1000
    ) async throws(OutboundError) -> [Descriptor] {
        var found: [Descriptor] = []
        var isMissing = false
        try await pages(
            address("referrers/\(digest)"), accept: MediaType.imageIndex, limit: .referrerLimit
        ) { (response) throws(OutboundError) in
            if response.status == 404 {
                isMissing = true
                return false
            }
            guard response.status == 200 else { throw self.failure(response, "list what refers to \(digest)") }
            let type = response.header("content-type")?.prefix { $0 != ";" && $0 != " " } ?? ""
            found += try RegistryManifest(response.body, mediaType: String(type)).manifests
            guard found.count <= maximum else {
                throw OutboundError(.referrerLimit, "more than \(maximum) manifests refer to \(digest)")
            }
            return true
        }
        if isMissing {
            guard fallback else {
                throw OutboundError(
                    .referrersUnavailable, "\(origin) has no referrers API",
                    remedy: "Allow the tag that stands in for it if everyone who may push is trusted.", status: 404)
            }
            found = try await fallbackIndex(of: digest)?.manifests ?? []
            guard found.count <= maximum else {
                throw OutboundError(.referrerLimit, "more than \(maximum) manifests refer to \(digest)")
            }
        }
        guard let artifactType else { return found }
        return found.filter { $0.artifactType?.utf8.elementsEqual(artifactType.utf8) ?? false }
    }

    /// Stores a manifest with a subject, so that it is found as a referrer also where the registry does not keep track.
    /// - Parameter attempts: How often the stand-in list is written again when another writer was faster.
    package func pushReferrer(_ manifest: RegistryManifest, attempts: Int = 5) async throws(OutboundError) {
        guard let subject = manifest.subject else {
            throw OutboundError(.manifest, "a manifest without a subject refers to nothing")
        }
        if try await push(manifest) { return }
        for _ in 0..<attempts {
            let known = try await fallbackIndex(of: subject.digest)?.manifests ?? []
            if known.contains(where: { $0.digest == manifest.descriptor.digest }) { return }
            let index = try RegistryManifest(index: known + [manifest.descriptor])
            try await push(index, tag: Self.fallbackTag(of: subject.digest))
        }
        let known = try await fallbackIndex(of: subject.digest)?.manifests ?? []
        guard known.contains(where: { $0.digest == manifest.descriptor.digest }) else {
            throw OutboundError(
                .upload, "others keep writing the list of what refers to \(subject.digest)", remedy: "Try again.")
        }
    }

    /// The referrers tag schema: the digest with a dash.
    static func fallbackTag(of digest: Digest) -> String { "\(digest.algorithm.rawValue)-\(digest.hex.prefix(64))" }

    private func fallbackIndex(of digest: Digest) async throws(OutboundError) -> RegistryManifest? {
        do {
            return try await manifest(tag: Self.fallbackTag(of: digest))
        } catch {
            guard error.code == .notFound else { throw error }
            return nil
        }
    }

    /// Page after page by `Link: …; rel="next"`, on the registry's own origin and path, and not for ever.
    private func pages(
        _ first: WebAddress, accept: String, limit: OutboundError.Code,
        _ take: (OutboundResponse) throws(OutboundError) -> Bool
    ) async throws(OutboundError) {
        var next = first
        for _ in 0..<2500 {
            let response = try await send(
                OutboundRequest(.get, next, headers: [("accept", accept)], maximumBytes: Self.pageBytes), .pull)
            guard try take(response), let link = response.header("link") else { return }
            guard let target = Self.nextTarget(link) else { return }
            let resolved = try response.address.resolving(target)
            guard resolved.origin == origin, resolved.description.utf8.elementsEqual(first.description.utf8) else {
                throw OutboundError(.credentialScope, "\(origin) continues its list elsewhere, at \(resolved)")
            }
            guard resolved != next else { throw OutboundError(limit, "\(origin) lists the same page again and again") }
            next = resolved
        }
        throw OutboundError(limit, "\(origin) lists without an end")
    }

    /// The target of a `next` link (RFC 8288); nothing when there is none.
    static func nextTarget(_ link: String) -> String? {
        guard let open = link.firstIndex(of: "<"), let close = link[open...].firstIndex(of: ">") else { return nil }
        let relation = link[close...].lowercased()
        guard relation.contains("rel=\"next\"") || relation.contains("rel=next") else { return nil }
        return String(link[link.index(after: open)..<close])
    }
}
