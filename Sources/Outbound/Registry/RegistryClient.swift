import Artifacts
import Documents

/// One repository of a registry, by the OCI distribution specification 1.1.
///
/// Nothing that is read is given on before its size and digest are right, except to a sink, whose owner must wait for the
/// call to return. A tag is resolved by hashing the manifest that it gives; headers that claim a digest are only compared.
package final class RegistryClient: Sendable {
    package let origin: WebOrigin
    package let repository: String
    let client: OutboundClient
    private let access: RegistryAccess

    /// - Throws: `OutboundError`: `registry.wrong-reference`.
    package init(
        _ reference: RegistryReference, client: OutboundClient, credentials: @escaping RegistryCredential.Source
    ) throws(OutboundError) {
        let scheme = client.policy.scheme(ofAuthority: reference.authority)
        guard let origin = WebOrigin(scheme, authority: reference.authority) else {
            throw OutboundError(.wrongReference, "'\(reference.authority)' is no host of a registry")
        }
        self.origin = origin
        repository = reference.repository
        self.client = client
        access = RegistryAccess(origin, credentials: credentials, client: client)
    }

    /// What a request needs to be allowed.
    enum Action: String {
        case pull, push = "pull,push", delete
    }

    func address(_ path: String) -> WebAddress { WebAddress(origin, target: "/v2/\(repository)/\(path)") }

    /// Sends a request with the authorization it needs, which is asked for when the registry demands one.
    /// - Parameter from: Another repository of the same registry that is read from as well.
    func send(
        _ request: OutboundRequest, _ action: Action, from: String? = nil, sink: OutboundClient.Sink? = nil
    ) async throws(OutboundError) -> OutboundResponse {
        let scopes =
            ["repository:\(repository):\(action.rawValue)"] + (from.map { ["repository:\($0):pull"] } ?? [])
        var request = request
        request.authorization = access.authorization(scopes)
        let first = try await client.send(request, sink: sink)
        // Where a redirect led, the registry's credentials have no business.
        guard first.status == 401, first.address.origin == origin else { return first }
        request.authorization = try await access.answer(first, scopes)
        return try await client.send(request, sink: sink)
    }

    /// The error for an answer that was not wanted, with what the registry says in its body.
    func failure(_ response: OutboundResponse, _ doing: String) -> OutboundError {
        let told = RegistryFault.first(in: response.body)
        let said = told.map { ": \($0)" } ?? ""
        switch response.status {
        case 401, 403:
            return OutboundError(
                .unauthorized, "\(origin) does not let this user \(doing) in \(repository)\(said)",
                remedy: "Log in to the registry with a user who may.", status: response.status)
        case 404:
            return OutboundError(
                .notFound, "\(origin)/\(repository) has not what was asked for: \(doing)\(said)",
                remedy: "Check the name.", status: 404)
        default:
            return OutboundError(
                .status, "\(origin) answers \(response.status) when asked to \(doing) in \(repository)\(said)",
                status: response.status)
        }
    }

    func check(_ digest: Digest, claimedBy response: OutboundResponse) throws(OutboundError) {
        guard let claimed = response.header("docker-content-digest") else { return }
        guard claimed.utf8.elementsEqual(digest.description.utf8) || Digest(claimed)?.algorithm != digest.algorithm
        else {
            throw OutboundError(.digestMismatch, "\(origin) claims another digest for \(digest) than its bytes have")
        }
    }
}

/// What a registry says in the body of a refusal.
enum RegistryFault {
    /// Code and message of the first error, shortened; nothing when the body is none of the specification's.
    static func first(in body: [UInt8]) -> String? {
        guard let value = try? JSONReader.value(body), let error = value["errors"]?.array?.first,
            let code = error["code"]?.string
        else { return nil }
        let message = error["message"]?.string.map { " (\($0.prefix(200)))" } ?? ""
        return "\(code.prefix(60))\(message)"
    }
}
