package import Artifacts
import Synchronization

extension RegistryClient {
    /// A blob as a whole, its size and digest right.
    package func blob(_ descriptor: Descriptor) async throws(OutboundError) -> [UInt8] {
        let response = try await get(descriptor, sink: nil)
        guard response.body.count == descriptor.size, descriptor.digest.matches(response.body) else {
            throw mismatch(descriptor)
        }
        return response.body
    }

    /// A blob piece by piece, for what is too big to be held at once.
    ///
    /// - Parameter sink: What it has taken counts only once this returns.
    package func blob(
        _ descriptor: Descriptor, sink: @escaping OutboundClient.Sink
    ) async throws(OutboundError) {
        guard descriptor.digest.algorithm == .sha256 else {
            throw OutboundError(
                .digestAlgorithm, "\(descriptor.digest) is not of SHA-256, by which blobs are read here")
        }
        let state = Mutex((hash: StreamingDigest(), count: 0))
        _ = try await get(descriptor) { piece in
            state.withLock { state in
                state.hash.update(piece)
                state.count += piece.count
            }
            try sink(piece)
        }
        let (digest, count) = state.withLock { ($0.hash.finish(), $0.count) }
        guard count == descriptor.size, digest == descriptor.digest else { throw mismatch(descriptor) }
    }

    private func get(
        _ descriptor: Descriptor, sink: OutboundClient.Sink?
    ) async throws(OutboundError) -> OutboundResponse {
        // A server that needs longer than this for a megabyte is no server to wait for.
        let seconds = client.policy.limits.seconds + descriptor.size / (1 << 20)
        let response: OutboundResponse
        do throws(OutboundError) {
            response = try await send(
                OutboundRequest(
                    .get, address("blobs/\(descriptor.digest)"), maximumBytes: descriptor.size, seconds: seconds),
                .pull, sink: sink)
        } catch {
            guard error.code == .bodyLimit else { throw error }
            throw mismatch(descriptor)
        }
        guard response.status == 200 else { throw failure(response, "read the blob \(descriptor.digest)") }
        return response
    }

    private func mismatch(_ descriptor: Descriptor) -> OutboundError {
        OutboundError(
            .digestMismatch, "\(origin) gives other bytes for \(descriptor.digest), or not \(descriptor.size)")
    }

    /// The size of a blob; nothing when the registry has not got it.
    package func size(ofBlob digest: Digest) async throws(OutboundError) -> Int? {
        let response = try await send(OutboundRequest(.head, address("blobs/\(digest)")), .pull)
        switch response.status {
        case 200:
            guard let size = response.header("content-length").flatMap({ Int($0) }), size >= 0 else {
                throw OutboundError(.upload, "\(origin) does not say how long \(digest) is")
            }
            return size
        case 404: return nil
        default: throw failure(response, "look for the blob \(digest)")
        }
    }
}
