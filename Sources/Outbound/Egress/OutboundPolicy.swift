/// Where Sluice may connect to and how: the one answer for every connection out.
package struct OutboundPolicy: Sendable {
    /// Where the certificates come from that a server's is checked against.
    package enum TrustRoots: Sendable {
        case system
        /// The bytes of a PEM file; the system's are not asked then.
        case pem([UInt8])
    }

    package var allowed: AllowedHosts
    /// Of the allowed hosts, those that are spoken to without TLS; everybody else only with it.
    package var plain: AllowedHosts
    package var trustRoots: TrustRoots
    package var limits: OutboundLimits

    package init(
        allowed: AllowedHosts, plain: AllowedHosts = AllowedHosts([]), trustRoots: TrustRoots = .system,
        limits: OutboundLimits = OutboundLimits()
    ) {
        self.allowed = allowed
        self.plain = plain
        self.trustRoots = trustRoots
        self.limits = limits
    }

    /// How a host is spoken to: in the plain only where that is allowed in so many words.
    package func scheme(ofAuthority authority: String) -> WebOrigin.Scheme {
        guard let origin = WebOrigin(.http, authority: authority) else { return .https }
        return plain.name(host: origin.host, port: origin.port) ? .http : .https
    }

    /// - Throws: `OutboundError`: `outbound.host-not-allowed` or `outbound.plain-not-allowed`.
    func check(_ origin: WebOrigin) throws(OutboundError) {
        guard allowed.allow(host: origin.host, port: origin.port) else {
            throw OutboundError(
                .hostNotAllowed, "connections to \(origin.urlHost):\(origin.port) are not allowed",
                remedy: "Add '\(origin.urlHost):\(origin.port)' to the allowed hosts if they should be.")
        }
        guard origin.scheme == .https || plain.allow(host: origin.host, port: origin.port) else {
            throw OutboundError(
                .plainNotAllowed, "\(origin) is without TLS, which is not allowed for it",
                remedy: "Add '\(origin.urlHost):\(origin.port)' to the plain hosts if that is right.")
        }
    }

    /// Checks an address that a host's name resolved to.
    ///
    /// A private address is reached only through a host that the list names in full. Loopback, link-local, metadata and
    /// reserved addresses only when the address itself is named; `localhost` in the list names the loopback ones.
    /// - Throws: `OutboundError`: `outbound.address-not-allowed`.
    func check(_ address: String, of origin: WebOrigin) throws(OutboundError) {
        if let address = IPAddress(address) {
            if allowed.name(address, port: origin.port) { return }
            let isNamed = allowed.name(host: origin.host, port: origin.port)
            switch address.scope {
            case .everywhere: return
            case .privateNetwork where isNamed: return
            case .loopback where isNamed && origin.host.utf8.elementsEqual("localhost".utf8): return
            case .privateNetwork, .loopback, .special: break
            }
            throw OutboundError(
                .addressNotAllowed,
                "\(origin.urlHost) is at \(Self.shown(address)), a \(address.scope.rawValue) address",
                remedy: address.scope == .privateNetwork
                    ? "Name the host in full in the allowed hosts if that is right."
                    : "Add the address itself to the allowed hosts if that is right.")
        }
        throw OutboundError(.addressNotAllowed, "\(origin.urlHost) resolves to something that is no IP address")
    }

    private static func shown(_ address: IPAddress) -> String {
        guard address.bytes.count == 16 else { return address.bytes.map(String.init).joined(separator: ".") }
        return stride(from: 0, to: 16, by: 2).map {
            String(UInt16(address.bytes[$0]) << 8 | UInt16(address.bytes[$0 + 1]), radix: 16)
        }.joined(separator: ":")
    }
}
