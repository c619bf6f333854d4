import Documents
import Synchronization

/// Authorizations for one registry: Basic, or tokens from the service its challenge names.
final class RegistryAccess: Sendable {
    private let origin: WebOrigin
    private let credentials: RegistryCredential.Source
    private let client: OutboundClient
    /// By what they allow.
    ///
    /// A token that is no longer taken is replaced when the registry challenges again.
    private let known = Mutex<[String: BoundAuthorization]>([:])

    init(_ origin: WebOrigin, credentials: @escaping RegistryCredential.Source, client: OutboundClient) {
        self.origin = origin
        self.credentials = credentials
        self.client = client
    }

    func authorization(_ scopes: [String]) -> BoundAuthorization? { known.withLock { $0[Self.key(scopes)] } }

    private static func key(_ scopes: [String]) -> String { scopes.joined(separator: " ") }

    /// Answers a challenge.
    /// - Throws: `OutboundError`: `registry.challenge`, `registry.unauthorized`, or what the token service's answer ends in.
    func answer(_ response: OutboundResponse, _ scopes: [String]) async throws(OutboundError) -> BoundAuthorization {
        guard let challenge = AuthenticationChallenge.best(of: response) else {
            throw OutboundError(
                .challenge, "\(origin) asks for credentials in a way that is not understood", status: 401)
        }
        let credentials = try await credentials()
        let authorization: BoundAuthorization
        switch challenge {
        case .basic:
            guard let found = credentials.lazy.compactMap({ [origin] in $0.authorization(for: origin) }).first else {
                throw Self.missing(origin)
            }
            authorization = found
        case .bearer(let realm, let service):
            authorization = try await token(realm, service, scopes, credentials)
        }
        known.withLock { $0[Self.key(scopes)] = authorization }
        return authorization
    }

    private func token(
        _ realm: String, _ service: String?, _ scopes: [String], _ credentials: [RegistryCredential]
    ) async throws(OutboundError) -> BoundAuthorization {
        var address: WebAddress
        do {
            address = try WebAddress(realm)
            try client.policy.check(address.origin)
        } catch {
            throw OutboundError(
                .credentialScope, "the token service that \(origin) names can't be asked: \(error.message)",
                remedy: error.remedy)
        }
        if let service { address = address.adding("service", service) }
        for scope in scopes { address = address.adding("scope", scope) }
        // Only what is bound to this very service, or to the registry itself when it is its own.
        let service = address.origin
        let credential = credentials.lazy.compactMap {
            $0.origin == self.origin || $0.origin == service ? $0.authorization(for: service) : nil
        }.first
        let response = try await client.send(
            OutboundRequest(.get, address, authorization: credential, maximumBytes: 64 << 10))
        guard response.isSuccess else {
            throw credential == nil && (400...499).contains(response.status)
                ? Self.missing(service)
                : OutboundError(
                    .unauthorized, "the token service \(service) gives no token: status \(response.status)",
                    remedy: "Check the credential.", status: response.status)
        }
        let value = try? JSONReader.value(response.body)
        guard let token = value?["token"]?.string ?? value?["access_token"]?.string,
            (1...16_384).contains(token.utf8.count),
            token.utf8.allSatisfy({ $0 > 32 && $0 < 127 })
        else { throw OutboundError(.challenge, "the token service \(service) answers without a token") }
        return BoundAuthorization("Bearer \(token)", for: origin)
    }

    private static func missing(_ origin: WebOrigin) -> OutboundError {
        OutboundError(
            .unauthorized, "\(origin) asks for credentials, and there are none for it",
            remedy: "Log in to that host, or name it as the token service of the registry.", status: 401)
    }
}
