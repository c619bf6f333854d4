/// Scheme, host and port of a page, as a browser writes it (RFC 6454 section 6.2).
///
/// Only secure ones: `https`, and `http` on this machine's own name `localhost`. Equal by bytes.
package struct WebOrigin: Sendable, Hashable, CustomStringConvertible {
    package let description: String
    /// Lower-case, without the port.
    package let host: String

    /// Nothing for another scheme, an upper-case or malformed host, a spelt default port, or anything behind the port.
    package init?(_ text: String) {
        let bytes = Array(text.utf8)
        let secure = Array("https://".utf8)
        let plain = Array("http://".utf8)
        let isSecure = bytes.starts(with: secure)
        guard isSecure || bytes.starts(with: plain) else { return nil }
        let parts = bytes.dropFirst(isSecure ? secure.count : plain.count)
            .split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard let host = parts.first.map({ String(decoding: $0, as: UTF8.self) }), parts.count <= 2,
            Self.isHost(host)
        else { return nil }
        guard isSecure || RelyingParty.isLocal(host) else { return nil }
        if parts.count == 2 {
            guard (1...5).contains(parts[1].count), parts[1].allSatisfy({ (48...57).contains($0) }),
                parts[1].first != 48, let port = Int(String(decoding: parts[1], as: UTF8.self)),
                port <= 65_535, port != (isSecure ? 443 : 80)
            else { return nil }
        }
        description = text
        self.host = host
    }

    /// Letters, digits and hyphens between dots; numeric addresses too.
    static func isHost(_ text: String) -> Bool {
        let labels = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return text.utf8.count <= 253
            && labels.allSatisfy { label in
                (1...63).contains(label.count) && label.first != 45 && label.last != 45
                    && label.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
            }
    }

    package static func == (left: WebOrigin, right: WebOrigin) -> Bool {
        left.description.utf8.elementsEqual(right.description.utf8)
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(Array(description.utf8)) }
}
