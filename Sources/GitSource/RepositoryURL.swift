import Attestation

/// Where a repository is fetched from: `https://`, `ssh://` or `file:///`, and nothing else.
///
/// The password or token of an https URL is taken out at once and travels in the environment of the child; what is
/// printed, recorded or put into argv never has it.
package struct RepositoryURL: Sendable, Hashable, CustomStringConvertible {
    package enum Scheme: String, Sendable, CaseIterable {
        case https
        case ssh
        case file
    }

    package let scheme: Scheme
    /// The URL without its user part: for messages, records and as identity.
    package let description: String
    /// The URL as it stands in argv: with the user name for ssh, without any user part for https.
    let argument: String
    /// `Basic …`, from the user part of an https URL.
    let authorization: String?

    /// Throws `git.url-invalid`, with a message that does not repeat the URL.
    package init(_ text: String) throws(GitError) {
        let bytes = Array(text.utf8)
        guard bytes.count <= 2048, bytes.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }) else {
            throw Self.error("has a character that is not printable ASCII, or is too long")
        }
        guard let scheme = Scheme.allCases.first(where: { text.utf8.starts(with: "\($0.rawValue)://".utf8) }) else {
            throw Self.error("is not an https, ssh or file URL")
        }
        guard !bytes.contains(UInt8(ascii: "?")), !bytes.contains(UInt8(ascii: "#")) else {
            throw Self.error("has a query or a fragment")
        }
        let rest = bytes[(scheme.rawValue.utf8.count + 3)...]
        let authority = rest.prefix { $0 != UInt8(ascii: "/") }
        let path = String(decoding: rest.dropFirst(authority.count), as: UTF8.self)
        guard path.utf8.count > 1,
            !path.utf8.split(separator: UInt8(ascii: "/")).contains(where: { $0.elementsEqual("..".utf8) })
        else { throw Self.error("has no path or one with ..") }
        let at = authority.lastIndex(of: UInt8(ascii: "@"))
        let host = String(decoding: at.map { authority[($0 + 1)...] } ?? authority, as: UTF8.self)
        let user = at.map { authority[..<$0] }
        try Self.check(scheme: scheme, host: host, user: user)
        self.scheme = scheme
        description = "\(scheme.rawValue)://\(host)\(path)"
        switch (scheme, user) {
        case (.ssh, let user?):
            argument = "ssh://\(String(decoding: user, as: UTF8.self))@\(host)\(path)"
            authorization = nil
        case (.https, let user?):
            guard let plain = Self.percentDecoded(user) else { throw Self.error("has a malformed user part") }
            let pair = plain.contains(UInt8(ascii: ":")) ? plain : plain + [UInt8(ascii: ":")]
            argument = description
            authorization = "Basic \(Base64.encode(pair))"
        default:
            argument = description
            authorization = nil
        }
    }

    package static func == (left: RepositoryURL, right: RepositoryURL) -> Bool {
        left.description.utf8.elementsEqual(right.description.utf8)
    }

    package func hash(into hasher: inout Hasher) { for byte in description.utf8 { hasher.combine(byte) } }

    private static func check(scheme: Scheme, host: String, user: ArraySlice<UInt8>?) throws(GitError) {
        if scheme == .file {
            guard host.isEmpty, user == nil else { throw error("is a file URL with a host; write file:///path") }
            return
        }
        let isHost = host.utf8.allSatisfy { byte in
            (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
                || ".-_:[]".utf8.contains(byte)
        }
        guard let first = host.utf8.first, first != UInt8(ascii: "-"), isHost else { throw error("has no usable host") }
        if let user, scheme == .ssh {
            guard let first = user.first, first != UInt8(ascii: "-"), !user.contains(UInt8(ascii: ":")),
                user.allSatisfy({
                    (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0)
                        || "._-".utf8.contains($0)
                })
            else { throw error("has a password or an odd user name; ssh takes a user name only") }
        }
    }

    private static func percentDecoded(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
        var decoded: [UInt8] = []
        var rest = bytes
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                decoded.append(byte)
                continue
            }
            guard rest.count >= 2, let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16),
                value >= 0x20
            else { return nil }
            decoded.append(value)
            rest = rest.dropFirst(2)
        }
        return decoded
    }

    private static func error(_ what: String) -> GitError {
        GitError(
            .urlInvalid, "the repository URL \(what)",
            remedy: "write https://HOST/PATH, ssh://USER@HOST/PATH or file:///PATH")
    }
}
