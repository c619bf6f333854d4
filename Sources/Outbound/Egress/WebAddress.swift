/// An absolute `https` or `http` URL in the strict ASCII form that no two readers take for different hosts (RFC 3986).
///
/// User information, fragments inside requests, odd characters and broken percent signs do not exist here.
package struct WebAddress: Sendable, Hashable, CustomStringConvertible {
    package let origin: WebOrigin
    /// Path and query as sent, from the first `/` on.
    package let target: String

    static let maximumBytes = 16_384

    init(_ origin: WebOrigin, target: String) {
        self.origin = origin
        self.target = target
    }

    /// - Throws: `OutboundError`: `outbound.wrong-address`.
    package init(_ text: String) throws(OutboundError) {
        let lowered = text.prefix(8).lowercased()
        let scheme: WebOrigin.Scheme
        if lowered.utf8.starts(with: "https://".utf8) {
            scheme = .https
        } else if lowered.utf8.starts(with: "http://".utf8) {
            scheme = .http
        } else {
            throw Self.wrong("it is no https or http URL")
        }
        let rest = Array(text.utf8.dropFirst(scheme == .https ? 8 : 7))
        guard rest.count <= Self.maximumBytes else { throw Self.wrong("it is too long") }
        let end = rest.firstIndex { [UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#")].contains($0) }
        let authority = rest[..<(end ?? rest.endIndex)]
        guard !authority.contains(UInt8(ascii: "@")) else { throw Self.wrong("it holds a user name") }
        guard let origin = WebOrigin(scheme, authority: String(decoding: authority, as: UTF8.self)) else {
            throw Self.wrong("its host can't be read")
        }
        var target = Array(rest[(end ?? rest.endIndex)...])
        if let fragment = target.firstIndex(of: UInt8(ascii: "#")) { target.removeSubrange(fragment...) }
        if target.first != UInt8(ascii: "/") { target.insert(UInt8(ascii: "/"), at: 0) }
        guard Self.isTarget(target) else { throw Self.wrong("its path or query has characters that no URL has") }
        self.init(origin, target: String(decoding: target, as: UTF8.self))
    }

    /// What a `Location` or `Link` that stands in this address's answer points to.
    /// - Throws: `OutboundError`: `outbound.wrong-address`, also for paths that climb with `..`.
    package func resolving(_ reference: String) throws(OutboundError) -> WebAddress {
        let text = reference.utf8
        if text.starts(with: "//".utf8) { return try WebAddress("\(origin.scheme.rawValue):\(reference)") }
        guard text.first == UInt8(ascii: "/") || text.first == UInt8(ascii: "?") else {
            let scheme = reference.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
            if scheme.utf8.contains(UInt8(ascii: ":")) { return try WebAddress(reference) }
            let path = target.prefix { $0 != "?" }
            guard let slash = path.lastIndex(of: "/"), !text.isEmpty, text.first != UInt8(ascii: "#") else {
                throw Self.wrong("it is empty")
            }
            return try resolving(String(path[...slash]) + reference)
        }
        let path = reference.prefix { $0 != "?" && $0 != "#" }
        guard !path.split(separator: "/").contains(where: { $0 == ".." || $0 == "." }) else {
            throw Self.wrong("its path climbs")
        }
        let own = target.prefix { $0 != "?" }
        return try WebAddress("\(origin)" + (text.first == UInt8(ascii: "?") ? own + reference : reference))
    }

    /// The same address with one more query item, its value percent-encoded.
    package func adding(_ name: String, _ value: String) -> WebAddress {
        let mark = target.utf8.contains(UInt8(ascii: "?")) ? "&" : "?"
        return WebAddress(origin, target: "\(target)\(mark)\(name)=\(Self.encoded(value))")
    }

    /// Without the query, which may hold a secret.
    package var description: String { "\(origin)\(target.prefix { $0 != "?" })" }

    /// The text a request is made of.
    var url: String { "\(origin)\(target)" }

    private static func wrong(_ reason: String) -> OutboundError {
        OutboundError(.wrongAddress, "an address can't be used: \(reason)")
    }

    private static func isTarget(_ bytes: [UInt8]) -> Bool {
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "%") {
                guard index + 2 < bytes.count, isHexadecimal(bytes[index + 1]), isHexadecimal(bytes[index + 2]) else {
                    return false
                }
                index += 3
                continue
            }
            guard isUnreserved(byte) || "/?:@!$&'()*+,;=[]".utf8.contains(byte) else { return false }
            index += 1
        }
        return true
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        byte &- 48 < 10 || (byte | 0x20) &- 97 < 26 || "-._~".utf8.contains(byte)
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool { byte &- 48 < 10 || (byte | 0x20) &- 97 < 6 }

    /// Everything but the unreserved characters in percent signs.
    static func encoded(_ value: String) -> String {
        var text = ""
        for byte in value.utf8 {
            if isUnreserved(byte) {
                text.append(Character(Unicode.Scalar(byte)))
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                text += digits.utf8.count == 1 ? "%0\(digits)" : "%\(digits)"
            }
        }
        return text
    }
}
