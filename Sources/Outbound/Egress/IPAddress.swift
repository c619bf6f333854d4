/// An IPv4 or IPv6 address by its bytes.
struct IPAddress: Sendable, Hashable {
    /// Four or sixteen.
    let bytes: [UInt8]

    /// Reads dotted decimal or RFC 4291 text; nothing for anything else, such as octal parts, which resolvers still take.
    init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard let parsed = Self.version4(bytes[...]) ?? Self.version6(bytes[...]) else { return nil }
        self.bytes = parsed
    }

    /// How far an address reaches, which decides who may be asked to go there.
    enum Scope: String, Sendable {
        case everywhere
        /// RFC 1918, carrier-grade and unique local addresses.
        case privateNetwork = "private"
        case loopback
        /// Link-local, metadata services, unspecified, multicast, documentation and reserved: no registry lives there.
        case special
    }

    var scope: Scope {
        if bytes.count == 4 { return Self.scope4(bytes) }
        // An IPv4 address in IPv6 clothes goes where the IPv4 address goes.
        if let inner = embedded { return Self.scope4(inner) }
        if bytes.dropLast().allSatisfy({ $0 == 0 }) { return bytes[15] == 1 ? .loopback : .special }
        if bytes == [0xFD, 0, 0x0E, 0xC2] + [UInt8](repeating: 0, count: 10) + [0x02, 0x54] { return .special }
        switch bytes[0] {
        case 0xFC, 0xFD: return .privateNetwork
        case 0x20...0x3F where !(bytes[0] == 0x20 && bytes[1] == 1 && bytes[2] == 0x0D && bytes[3] == 0xB8):
            return .everywhere
        default: return .special
        }
    }

    /// The IPv4 address inside: mapped, compatible, NAT64 (well-known and local), 6to4.
    private var embedded: [UInt8]? {
        let zeros = bytes.prefix(10).allSatisfy { $0 == 0 }
        if zeros, bytes[10] == 0xFF, bytes[11] == 0xFF { return Array(bytes[12...]) }
        if zeros, bytes[10] == 0, bytes[11] == 0, bytes[12] != 0 { return Array(bytes[12...]) }
        if bytes.starts(with: [0, 0x64, 0xFF, 0x9B]) { return Array(bytes[12...]) }
        if bytes.starts(with: [0x20, 0x02]) { return Array(bytes[2..<6]) }
        return nil
    }

    private static func scope4(_ bytes: [UInt8]) -> Scope {
        if specialPrefixes.contains(where: { bytes.starts(with: $0) }) { return .special }
        switch (bytes[0], bytes[1]) {
        case (127, _): return .loopback
        case (10, _), (192, 168), (172, 16...31), (100, 64...127): return .privateNetwork
        case (0, _), (224...255, _), (198, 18...19): return .special
        default: return .everywhere
        }
    }

    /// Link-local, documentation and protocol ranges, and the metadata and wire services of clouds outside link-local.
    private static let specialPrefixes: [[UInt8]] = [
        [169, 254], [192, 0, 0], [192, 0, 2], [198, 51, 100], [203, 0, 113], [100, 100, 100, 200], [168, 63, 129, 16],
    ]

    private static func version4(_ text: ArraySlice<UInt8>) -> [UInt8]? {
        let parts = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        var bytes: [UInt8] = []
        for part in parts {
            guard (1...3).contains(part.count), part.allSatisfy({ $0 &- 48 < 10 }),
                part.count == 1 || part.first != UInt8(ascii: "0"),
                let value = UInt8(String(decoding: part, as: UTF8.self))
            else { return nil }
            bytes.append(value)
        }
        return bytes
    }

    private static func version6(_ text: ArraySlice<UInt8>) -> [UInt8]? {
        let colon = UInt8(ascii: ":")
        guard (2...45).contains(text.count), text.contains(colon) else { return nil }
        let gap = zip(text, text.dropFirst()).enumerated().first { $1.0 == colon && $1.1 == colon }?.offset
        guard let gap else {
            guard let all = groups(text), all.count == 16 else { return nil }
            return all
        }
        let middle = text.startIndex + gap
        guard let head = groups(text[..<middle]), let tail = groups(text[(middle + 2)...]),
            head.count + tail.count <= 14
        else { return nil }
        return head + [UInt8](repeating: 0, count: 16 - head.count - tail.count) + tail
    }

    /// The bytes of groups between colons, the last of which may be an IPv4 address; empty for no text.
    private static func groups(_ text: ArraySlice<UInt8>) -> [UInt8]? {
        guard !text.isEmpty else { return [] }
        var bytes: [UInt8] = []
        let parts = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        for (number, part) in parts.enumerated() {
            if number == parts.count - 1, part.contains(UInt8(ascii: ".")) {
                guard let inner = version4(part) else { return nil }
                bytes += inner
            } else {
                guard (1...4).contains(part.count),
                    let value = UInt16(String(decoding: part, as: UTF8.self), radix: 16),
                    part.first != UInt8(ascii: "+")
                else { return nil }
                bytes += [UInt8(value >> 8), UInt8(value & 0xFF)]
            }
        }
        return bytes
    }
}
