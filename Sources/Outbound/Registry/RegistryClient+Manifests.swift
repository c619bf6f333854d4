package import Artifacts

extension RegistryClient {
    /// A manifest by the tag it has now.
    package func manifest(tag: String) async throws(OutboundError) -> RegistryManifest {
        try await manifest(tag, digest: nil)
    }

    /// A manifest by its digest.
    package func manifest(_ digest: Digest) async throws(OutboundError) -> RegistryManifest {
        try await manifest(digest.description, digest: digest)
    }

    /// What a reference points to: its digest where it has one, else its tag as it stands now.
    package func manifest(of reference: RegistryReference) async throws(OutboundError) -> RegistryManifest {
        if let digest = reference.digest { return try await manifest(digest) }
        guard let tag = reference.tag else {
            throw OutboundError(
                .wrongReference, "'\(reference)' has neither tag nor digest",
                remedy: "Add :TAG or @sha256:…; none is filled in.")
        }
        return try await manifest(tag: tag)
    }

    private func manifest(_ name: String, digest: Digest?) async throws(OutboundError) -> RegistryManifest {
        let response = try await send(
            OutboundRequest(
                .get, address("manifests/\(name)"),
                headers: [("accept", MediaType.manifests.joined(separator: ", "))],
                maximumBytes: RegistryManifest.maximumBytes), .pull)
        guard response.status == 200 else { throw failure(response, "read the manifest \(name)") }
        // Before its bytes are looked at.
        if let digest {
            guard digest.matches(response.body) else {
                throw OutboundError(.digestMismatch, "\(origin) gives other bytes for the manifest \(digest)")
            }
            try check(digest, claimedBy: response)
        } else {
            try check(.sha256(of: response.body), claimedBy: response)
        }
        let type = response.header("content-type")?.prefix { $0 != ";" && $0 != " " } ?? ""
        return try RegistryManifest(response.body, mediaType: String(type))
    }

    /// Stores a manifest under its digest, and under a tag where one is given.
    /// - Returns: Whether the registry itself keeps track of the manifest's subject.
    @discardableResult
    package func push(_ manifest: RegistryManifest, tag: String? = nil) async throws(OutboundError) -> Bool {
        let name = tag ?? manifest.descriptor.digest.description
        let response = try await send(
            OutboundRequest(
                .put, address("manifests/\(name)"), headers: [("content-type", manifest.descriptor.mediaType)],
                body: manifest.bytes), .push)
        guard response.status == 201 else { throw failure(response, "store the manifest \(name)") }
        try check(manifest.descriptor.digest, claimedBy: response)
        return response.header("oci-subject") != nil
    }

    /// Removes a manifest and the tags that point to it now.
    /// - Returns: False when it is not there.
    /// - Throws: `OutboundError`: `registry.delete-refused` when the registry removes nothing at all.
    package func delete(_ digest: Digest) async throws(OutboundError) -> Bool {
        let response = try await send(OutboundRequest(.delete, address("manifests/\(digest)")), .delete)
        switch response.status {
        case 200, 202, 204: return true
        case 404: return false
        case 400 where RegistryFault.first(in: response.body)?.hasPrefix("UNSUPPORTED") == true, 405:
            throw OutboundError(
                .deleteRefused, "\(origin) does not allow anything to be deleted",
                remedy:
                    "Allow deleting in the registry's configuration, or set no retention for evidence that lies there.",
                status: response.status)
        default: throw failure(response, "delete the manifest \(digest)")
        }
    }
}
