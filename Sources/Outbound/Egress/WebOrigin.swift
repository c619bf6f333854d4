/// A scheme, host and port: what credentials are bound to.
package struct WebOrigin: Sendable, Hashable, CustomStringConvertible {
    package enum Scheme: String, Sendable {
        case https, http

        var defaultPort: Int { self == .https ? 443 : 80 }
    }

    package let scheme: Scheme
    /// In lower case, without brackets.
    package let host: String
    package let port: Int

    /// Reads `host`, `host:port`, `[::1]:port`.
    /// - Returns: Nothing when it is none of them, has an empty label, or ends in a dot.
    package init?(_ scheme: Scheme, authority: String) {
        var rest = Array(authority.utf8)[...]
        var port = scheme.defaultPort
        let isBracketed = rest.first == UInt8(ascii: "[")
        let end = isBracketed ? rest.lastIndex(of: UInt8(ascii: "]")) : nil
        if isBracketed, end == nil { return nil }
        if let colon = rest.lastIndex(of: UInt8(ascii: ":")), colon > (end ?? -1) {
            let digits = rest[(colon + 1)...]
            guard (1...5).contains(digits.count), digits.allSatisfy({ $0 &- 48 < 10 }),
                let number = Int(String(decoding: digits, as: UTF8.self)), (1...65_535).contains(number)
            else { return nil }
            port = number
            rest = rest[..<colon]
        }
        if isBracketed {
            guard rest.count > 2, rest.last == UInt8(ascii: "]") else { return nil }
            let inner = String(decoding: rest.dropFirst().dropLast(), as: UTF8.self).lowercased()
            guard let address = IPAddress(inner), address.bytes.count == 16 else { return nil }
            host = inner
        } else {
            guard (1...253).contains(rest.count), rest.allSatisfy(Self.isNameByte),
                rest.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy({ !$0.isEmpty })
            else { return nil }
            host = String(decoding: rest, as: UTF8.self).lowercased()
        }
        self.scheme = scheme
        self.port = port
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        byte &- 48 < 10 || (byte | 0x20) &- 97 < 26 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
            || byte == UInt8(ascii: "_")
    }

    /// The host as it stands in a URL.
    var urlHost: String { host.utf8.contains(UInt8(ascii: ":")) ? "[\(host)]" : host }

    /// With the port only where it is not the scheme's own.
    package var description: String {
        "\(scheme.rawValue)://\(urlHost)" + (port == scheme.defaultPort ? "" : ":\(port)")
    }

    package static func == (left: WebOrigin, right: WebOrigin) -> Bool {
        left.scheme == right.scheme && left.port == right.port && left.host.utf8.elementsEqual(right.host.utf8)
    }
    package func hash(into hasher: inout Hasher) {
        hasher.combine(port)
        for byte in host.utf8 { hasher.combine(byte) }
    }
}
