/// Why a connection out was not made, or what came back was not taken.
///
/// Messages name origins and paths, never queries, credentials or header values: those may be secrets.
package struct OutboundError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Stable ids; the words around them may change.
    package enum Code: String, Sendable {
        case wrongEntry = "outbound.wrong-entry"
        case wrongAddress = "outbound.wrong-address"
        case hostNotAllowed = "outbound.host-not-allowed"
        case addressNotAllowed = "outbound.address-not-allowed"
        case plainNotAllowed = "outbound.plain-not-allowed"
        case trustRoots = "outbound.trust-roots"
        case unresolved = "outbound.unresolved"
        case unreachable = "outbound.unreachable"
        case tls = "outbound.tls"
        case timeout = "outbound.timeout"
        case idle = "outbound.idle"
        case protocolFault = "outbound.protocol"
        case headerLimit = "outbound.limit.header"
        case bodyLimit = "outbound.limit.body"
        case encoding = "outbound.encoding"
        case redirect = "outbound.redirect"
        case redirectLimit = "outbound.limit.redirects"
        case shutDown = "outbound.shut-down"
        case sink = "outbound.sink"
        case status = "registry.status"
        case unauthorized = "registry.unauthorized"
        case credential = "registry.credential"
        case credentialScope = "registry.credential_scope"
        case challenge = "registry.challenge"
        case notFound = "registry.not-found"
        case wrongReference = "registry.wrong-reference"
        case mediaType = "registry.media-type"
        case manifest = "registry.manifest"
        case ambiguousManifest = "manifest.ambiguous"
        case digestMismatch = "image.digest_mismatch"
        case digestAlgorithm = "registry.digest-algorithm"
        case upload = "registry.upload"
        case tagLimit = "registry.limit.tags"
        case referrerLimit = "registry.limit.referrers"
        case referrersUnavailable = "registry.referrers_unavailable"
        case deleteRefused = "registry.delete-refused"
        case wrongArtifact = "registry.wrong-artifact"
    }

    package let code: Code
    package let message: String
    /// What to do; empty when there is nothing but to look at the other side.
    package let remedy: String
    /// The HTTP status that was answered, when one was.
    package let status: Int?

    package init(_ code: Code, _ message: String, remedy: String = "", status: Int? = nil) {
        self.code = code
        self.message = message
        self.remedy = remedy
        self.status = status
    }

    package var description: String { "\(message) [\(code.rawValue)]" }

    /// Equal by code: the words are for people.
    package static func == (left: OutboundError, right: OutboundError) -> Bool { left.code == right.code }
    package func hash(into hasher: inout Hasher) { hasher.combine(code) }
}
