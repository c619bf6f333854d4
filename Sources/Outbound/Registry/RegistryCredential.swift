import Attestation

/// A user's name and secret for one registry.
///
/// It goes to this origin alone, and to the token service that the operator names for it: what the registry names in its
/// challenge is not believed.
package struct RegistryCredential: Sendable, CustomStringConvertible, CustomReflectable {
    /// Where credentials come from; asked once a registry demands one, and not before.
    package typealias Source = @Sendable () async throws(OutboundError) -> [RegistryCredential]

    package let origin: WebOrigin
    /// The token service that may see it as well.
    package let realm: WebOrigin?
    private let user: String
    private let secret: String

    package init(for origin: WebOrigin, user: String, secret: String, realm: WebOrigin? = nil) {
        self.origin = origin
        self.realm = realm
        self.user = user
        self.secret = secret
    }

    /// As HTTP Basic authentication (RFC 7617) for an origin that may have it.
    func authorization(for origin: WebOrigin) -> BoundAuthorization? {
        guard origin == self.origin || origin == realm else { return nil }
        return BoundAuthorization("Basic " + Base64.encode(Array("\(user):\(secret)".utf8)), for: origin)
    }

    /// Never the secret.
    package var description: String { "a credential for \(origin)" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
