import Outbound

/// A repository of a registry with the operator's settings and credentials.
struct RegistryConnection {
    let reference: RegistryReference
    let client: OutboundClient
    let registry: RegistryClient

    /// Nothing is connected yet.
    ///
    /// What is opened closes its connections when nobody holds it any more; `close` does so at once.
    ///
    /// - Parameter isNamed: Whether the operator has just named it, which allows its host; otherwise the settings must.
    static func open(_ text: String, isNamed: Bool = true) throws(CommandFailure) -> RegistryConnection {
        do {
            return try open(try RegistryReference(text), isNamed: isNamed)
        } catch let error as OutboundError {
            throw CommandFailure(outbound: error)
        } catch let failure as CommandFailure {
            throw failure
        } catch {
            throw CommandFailure(.broken, "the registry can't be used: \(error)")
        }
    }

    private static func open(_ reference: RegistryReference, isNamed: Bool) throws -> RegistryConnection {
        let settings = try OutboundSettings.current()
        let client = OutboundClient(isNamed ? try settings.allowing(reference.authority) : settings.policy)
        let registry = try RegistryClient(reference, client: client) { () async throws(OutboundError) in
            try await credentials(for: reference.authority, settings)
        }
        return RegistryConnection(reference: reference, client: client, registry: registry)
    }

    /// The credential of `docker login`, bound to the registry, and to the token service that the operator names for it.
    private static func credentials(
        for authority: String, _ settings: OutboundSettings
    ) async throws(OutboundError) -> [RegistryCredential] {
        guard let origin = WebOrigin(settings.policy.scheme(ofAuthority: authority), authority: authority),
            let found = try await DockerCredentials.current().credential(for: authority)
        else { return [] }
        let service = settings.tokenServices.first { $0.registry.utf8.elementsEqual(authority.utf8) }
        return [
            RegistryCredential(
                for: origin, user: found.user, secret: found.secret,
                realm: service.flatMap {
                    WebOrigin(settings.policy.scheme(ofAuthority: $0.service), authority: $0.service)
                })
        ]
    }

    func close() async { await client.shutDown() }
}
