/// What a registry asks for with `WWW-Authenticate` (RFC 9110 section 11, distribution token specification).
enum AuthenticationChallenge: Equatable {
    case basic
    case bearer(realm: String, service: String?)

    /// The challenge to answer: a Bearer one where there is one; nothing when none is understood.
    static func best(of response: OutboundResponse) -> AuthenticationChallenge? {
        let all = response.headers.filter { $0.name.utf8.elementsEqual("www-authenticate".utf8) }
            .compactMap { AuthenticationChallenge($0.value) }
        return all.first { $0 != .basic } ?? all.first
    }

    /// Reads one header; the scope in it is not looked at, for what is needed is known here.
    init?(_ header: String) {
        guard header.utf8.count <= 4096 else { return nil }
        let words = header.split(separator: " ", maxSplits: 1)
        guard let scheme = words.first?.lowercased() else { return nil }
        switch scheme {
        case "basic": self = .basic
        case "bearer":
            guard words.count == 2, let parameters = Self.parameters(words[1]), let realm = parameters["realm"] else {
                return nil
            }
            self = .bearer(realm: realm, service: parameters["service"])
        default: return nil
        }
    }

    /// `name="value"` or `name=value` with commas between; nothing when it is anything else or a name stands there twice.
    private static func parameters(_ text: Substring) -> [String: String]? {
        var rest = Array(text.utf8)[...]
        var found: [String: String] = [:]
        func skip(_ bytes: String) { rest = rest.drop { bytes.utf8.contains($0) } }
        skip(" ,")
        while !rest.isEmpty {
            guard let equals = rest.firstIndex(of: UInt8(ascii: "=")) else { return nil }
            let name = String(decoding: rest[..<equals], as: UTF8.self).lowercased()
            rest = rest[(equals + 1)...]
            var value: [UInt8] = []
            if rest.first == UInt8(ascii: "\"") {
                rest = rest.dropFirst()
                while let byte = rest.first, byte != UInt8(ascii: "\"") {
                    if byte == UInt8(ascii: "\\") { rest = rest.dropFirst() }
                    guard let next = rest.popFirst() else { return nil }
                    value.append(next)
                }
                guard rest.popFirst() == UInt8(ascii: "\"") else { return nil }
            } else {
                while let byte = rest.first, byte != UInt8(ascii: ","), byte != UInt8(ascii: " ") {
                    value.append(byte)
                    rest = rest.dropFirst()
                }
            }
            guard found.updateValue(String(decoding: value, as: UTF8.self), forKey: name) == nil else { return nil }
            skip(" ,")
        }
        return found
    }
}
