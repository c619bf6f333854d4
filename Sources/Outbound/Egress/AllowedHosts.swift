/// The hosts that Sluice may connect to, and nothing else: the one list for every connection out.
///
/// An empty list allows none.
package struct AllowedHosts: Sendable, Equatable {
    /// One entry: a host, with a port when only that one is allowed.
    package struct Entry: Sendable, Hashable {
        /// In lower case; for `*.example.org` the part with its first dot, which allows every name below it but not itself.
        package let host: String
        package let port: Int?
        package let isSuffix: Bool
    }

    package let entries: [Entry]

    package init(_ entries: [Entry]) { self.entries = entries }

    /// Reads entries as written: `registry.example.org`, `registry.example.org:5000`, `*.example.org`, `[::1]:5000`.
    /// - Throws: `OutboundError`: `outbound.wrong-entry`, naming the first that is none.
    package init(parsing texts: [String]) throws(OutboundError) {
        var entries: [Entry] = []
        for text in texts {
            guard let entry = Entry(text) else {
                throw OutboundError(
                    .wrongEntry, "'\(text)' is no host to allow",
                    remedy: "Write 'registry.example.org', 'registry.example.org:5000' or '*.example.org'.")
            }
            entries.append(entry)
        }
        self.entries = entries
    }

    /// With more entries behind.
    package func adding(_ more: AllowedHosts) -> AllowedHosts { AllowedHosts(entries + more.entries) }

    /// Whether an entry is exactly this host, not a suffix of its name.
    func name(host: String, port: Int) -> Bool {
        let host = host.lowercased()
        return entries.contains { entry in
            !entry.isSuffix && (entry.port == nil || entry.port == port) && entry.host.utf8.elementsEqual(host.utf8)
        }
    }

    /// Whether an entry is this address, however it is written.
    func name(_ address: IPAddress, port: Int) -> Bool {
        entries.contains { entry in
            !entry.isSuffix && (entry.port == nil || entry.port == port) && IPAddress(entry.host) == address
        }
    }

    /// Whether a connection may be made.
    /// - Parameter host: As it stands in the URL, in any case, without brackets.
    package func allow(host: String, port: Int) -> Bool {
        let host = host.lowercased()
        return entries.contains { entry in
            guard entry.port == nil || entry.port == port else { return false }
            guard entry.isSuffix else { return Array(entry.host.utf8) == Array(host.utf8) }
            return host.utf8.count > entry.host.utf8.count
                && host.utf8.suffix(entry.host.utf8.count).elementsEqual(entry.host.utf8)
        }
    }
}

extension AllowedHosts.Entry {
    /// Reads one entry; nil when it is none.
    init?(_ text: String) {
        var rest = Substring(text.lowercased())
        var port: Int?
        let isBracketed = rest.utf8.first == UInt8(ascii: "[")
        if let colon = rest.utf8.lastIndex(of: UInt8(ascii: ":")),
            !isBracketed || rest.utf8.last != UInt8(ascii: "]")
        {
            guard let number = UInt16(rest[rest.utf8.index(after: colon)...]), number > 0 else { return nil }
            port = Int(number)
            rest = rest[..<colon]
        }
        if isBracketed {
            guard rest.utf8.last == UInt8(ascii: "]"), rest.utf8.count > 2 else { return nil }
            rest = rest.dropFirst().dropLast()
            guard rest.utf8.allSatisfy({ $0 == 0x3A || $0 == 0x2E || Self.isHexadecimal($0) }) else { return nil }
        }
        let isSuffix = rest.utf8.starts(with: "*.".utf8)
        if isSuffix { rest = rest.dropFirst() }
        let name = isSuffix ? rest.dropFirst() : rest
        guard !name.isEmpty, isBracketed || name.utf8.allSatisfy(Self.isNameByte) else { return nil }
        (host, self.port, self.isSuffix) = (String(rest), port, isSuffix)
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x2D || byte == 0x2E || byte == 0x5F
    }
}
