import Crypto

/// Whom a passkey was made for: a domain name, to which browsers bind it (WebAuthn section 5.1.2, "RP ID").
package struct RelyingParty: Sendable, Hashable, CustomStringConvertible {
    /// Lower-case: `sluice.example.com`, or `localhost`.
    package let id: String

    /// Nothing for what is no domain name: a numeric address, a port, upper case.
    package init?(_ id: String) {
        guard WebOrigin.isHost(id), let last = id.utf8.split(separator: UInt8(ascii: ".")).last,
            !last.allSatisfy({ (48...57).contains($0) })
        else { return nil }
        self.id = id
    }

    package var description: String { id }

    /// What authenticators state instead of the name.
    var hash: [UInt8] { Array(SHA256.hash(data: Array(id.utf8))) }

    /// Whether a browser lets a page of the origin use this relying party's passkeys: its host is the name or below it.
    package func covers(_ origin: WebOrigin) -> Bool {
        origin.host.utf8.elementsEqual(id.utf8) || origin.host.utf8.reversed().starts(with: ".\(id)".utf8.reversed())
    }

    /// Whether the origin is the relying party's own where no other is named: its host on the default port of https, and any
    /// port of this machine.
    package func owns(_ origin: WebOrigin) -> Bool {
        guard origin.host.utf8.elementsEqual(id.utf8) else { return false }
        return Self.isLocal(id) || origin.description.utf8.elementsEqual("https://\(id)".utf8)
    }

    static func isLocal(_ host: String) -> Bool {
        host.utf8.elementsEqual("localhost".utf8) || host.utf8.reversed().starts(with: ".localhost".utf8.reversed())
    }
}
