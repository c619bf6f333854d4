import Outbound

extension OutboundPolicy {
    /// Allows plain servers on loopback, with short limits.
    static func loopback(_ servers: HostileServer..., limits: OutboundLimits = .short) throws -> OutboundPolicy {
        let hosts = try AllowedHosts(parsing: servers.map(\.authority))
        return OutboundPolicy(allowed: hosts, plain: hosts, limits: limits)
    }
}

extension OutboundLimits {
    /// Long enough for loopback, short enough to be waited for.
    static let short = OutboundLimits(
        seconds: 20, idleSeconds: 2, connectSeconds: 5, headerBytes: 8192, headerFields: 50, redirects: 3, attempts: 3,
        pauseMilliseconds: 20)
}

extension OutboundClient {
    /// Runs a test with a client that is closed behind it.
    static func using<Result: Sendable>(
        _ policy: OutboundPolicy, _ body: (OutboundClient) async throws -> Result
    ) async throws -> Result {
        let client = OutboundClient(policy)
        do {
            let result = try await body(client)
            await client.shutDown()
            return result
        } catch {
            await client.shutDown()
            throw error
        }
    }
}
