import Artifacts

extension RegistryClient {
    /// What is sent in one request; more goes piece by piece.
    private static let chunkBytes = 8 << 20
    /// The greatest piece that a registry may insist on.
    private static let maximumChunkBytes = 64 << 20

    /// Stores a blob unless the registry has it.
    ///
    /// - Parameter from: Another repository of the same registry that may have it, to be taken from there.
    /// - Returns: Whether bytes were sent.
    @discardableResult
    package func push(_ source: BlobSource, from: String? = nil) async throws(OutboundError) -> Bool {
        if try await size(ofBlob: source.digest) == source.size { return false }
        var start = address("blobs/uploads/")
        if let from { start = start.adding("mount", source.digest.description).adding("from", from) }
        let opened = try await send(OutboundRequest(.post, start, body: []), .push, from: from)
        if opened.status == 201, from != nil { return false }
        guard opened.status == 202 else { throw failure(opened, "store a blob") }
        var location = try self.location(of: opened)
        let chunk = try chunkBytes(opened)
        var sent = 0
        if source.size > chunk {
            while sent < source.size {
                let bytes = try read(source, sent, min(chunk, source.size - sent))
                let response = try await send(
                    OutboundRequest(
                        .patch, location,
                        headers: [
                            ("content-type", MediaType.octets), ("content-range", "\(sent)-\(sent + bytes.count - 1)"),
                        ], body: bytes, seconds: client.policy.limits.seconds + bytes.count / (1 << 18)), .push)
                guard response.status == 202 else { throw failure(response, "store a piece of a blob") }
                location = try self.location(of: response)
                sent += bytes.count
            }
        }
        let rest = try read(source, sent, source.size - sent)
        let closed = try await send(
            OutboundRequest(
                .put, location.adding("digest", source.digest.description),
                headers: [("content-type", MediaType.octets)], body: rest,
                seconds: client.policy.limits.seconds + rest.count / (1 << 18)), .push)
        guard closed.status == 201 else {
            // Sent once more because the first answer was lost, it finds the upload closed.
            if closed.status == 404, try await size(ofBlob: source.digest) == source.size { return true }
            throw failure(closed, "store the blob \(source.digest)")
        }
        try check(source.digest, claimedBy: closed)
        return true
    }

    /// Where the upload goes on: on the registry's own origin, for what is uploaded and the credential go nowhere else.
    private func location(of response: OutboundResponse) throws(OutboundError) -> WebAddress {
        guard let text = response.header("location") else {
            throw OutboundError(.upload, "\(origin) does not say where the upload goes on")
        }
        let location = try response.address.resolving(text)
        guard location.origin == origin else {
            throw OutboundError(
                .credentialScope, "\(origin) wants the upload to go on at \(location.origin)",
                remedy: "Mend the registry's own idea of its address (behind a proxy, X-Forwarded-Proto).")
        }
        return location
    }

    private func chunkBytes(_ response: OutboundResponse) throws(OutboundError) -> Int {
        guard let text = response.header("oci-chunk-min-length") else { return Self.chunkBytes }
        guard let least = Int(text), (0...Self.maximumChunkBytes).contains(least) else {
            throw OutboundError(.upload, "\(origin) wants larger pieces than are sent")
        }
        return max(least, Self.chunkBytes)
    }

    private func read(_ source: BlobSource, _ offset: Int, _ count: Int) throws(OutboundError) -> [UInt8] {
        do {
            let bytes = try source.read(offset, count)
            guard bytes.count == count else {
                throw OutboundError(.upload, "what is to be stored has become shorter")
            }
            return bytes
        } catch let error as OutboundError {
            throw error
        } catch {
            throw OutboundError(.upload, "what is to be stored can't be read: \(error)")
        }
    }
}
