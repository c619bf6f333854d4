/// Where a PostgreSQL server is and how to reach it: a `postgres://` URL with libpq's own parameters.
///
/// The URL may hold a password, so the value shows itself only by `display`. Passwords come from the URL, `PGPASSWORD` or
/// libpq's password file.
package struct PostgresAddress: Sendable, CustomStringConvertible, CustomReflectable {
    /// The whole URL, with what is secret in it.
    let url: String
    /// Scheme, user, host and database; nothing else of the URL.
    package let display: String

    /// Nothing unless the text begins with `postgres://` or `postgresql://`.
    package init?(_ text: String) {
        guard let scheme = ["postgres://", "postgresql://"].first(where: { text.utf8.starts(with: $0.utf8) }),
            !text.utf8.contains(0)
        else { return nil }
        url = text
        display = "postgres://" + PostgresAddress.harmless(Array(text.utf8.dropFirst(scheme.utf8.count)))
    }

    package var description: String { display }
    package var customMirror: Mirror { Mirror(self, children: ["display": display]) }

    /// What of a URL can be shown: nothing at all where it is not plain which part is the password.
    private static func harmless(_ rest: [UInt8]) -> String {
        let place = rest.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
        let authority = place.prefix { $0 != UInt8(ascii: "/") }
        let at = UInt8(ascii: "@")
        let parts = authority.split(separator: at, omittingEmptySubsequences: false)
        // An '@' behind the authority may end a password that was not percent-encoded.
        guard parts.count <= 2, rest.count(where: { $0 == at }) == parts.count - 1 else { return "…" }
        let user = parts.count == 2 ? parts[0].prefix { $0 != UInt8(ascii: ":") } + [at] : []
        return String(decoding: user + (parts.last ?? []) + place.dropFirst(authority.count), as: UTF8.self)
    }
}
