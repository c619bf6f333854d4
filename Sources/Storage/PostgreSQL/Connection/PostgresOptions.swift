import CLibPQ
import Glibc
import Ledger

/// The parameters of a connection, with the rules of this house applied to what the URL and the environment say.
///
/// - A host that is neither loopback nor a socket is reached with `sslmode=verify-full`. Only the URL itself can lower that
///   to `disable`, `require` or `verify-ca`: the environment can't, and `allow` and `prefer`, which leave it to whoever is
///   in between, are refused.
/// - `channel_binding` is `prefer` unless the URL says `require`: with SCRAM over TLS the server then has to prove that it
///   ends the very connection. `require` is no default, since it shuts out servers that check certificates.
/// - GSS encryption is off unless the URL asks for it: it would be taken in the place of TLS.
/// - Host and address are settled here, so that what was judged is what is connected to; a `service` is refused.
struct PostgresOptions {
    /// The oldest libpq with pipelines.
    static let oldestLibrary: Int32 = 140_000

    /// Keywords of libpq with their values; holds the password.
    let values: [String: String]
    /// What must not stand in any message.
    let secrets: [String]

    /// - Throws: `ledger.unreachable` without libpq, and for a URL that libpq can't read or that the rules refuse.
    init(_ address: PostgresAddress, timeLimits: PostgresTimeLimits) throws(LedgerError) {
        guard PQlibVersion() >= PostgresOptions.oldestLibrary else {
            throw LedgerError(
                .unreachable,
                "libpq 14 or later is needed for a PostgreSQL ledger: install the package libpq5 (or your system's name for it)"
            )
        }
        guard var values = PostgresOptions.parsed(address.url) else {
            throw LedgerError(
                .unreachable,
                "the URL of \(address) can't be read: percent-encode what is special in user and password, and use libpq's parameters"
            )
        }
        func refused(_ reason: String) -> LedgerError {
            LedgerError(.unreachable, "the URL of \(address) is refused: \(reason)")
        }
        let defaults = PostgresOptions.defaults()
        guard values["service"] == nil else { throw refused("name the host in it, not a service") }
        for keyword in ["host", "hostaddr"] where values["host"] == nil && values["hostaddr"] == nil {
            values[keyword] = defaults[keyword]
        }
        let isLocal = PostgresOptions.isLocal(values["hostaddr"] ?? values["host"] ?? "")
        switch values["sslmode"] {
        case nil: values["sslmode"] = isLocal ? "prefer" : "verify-full"
        case "allow", "prefer":
            guard isLocal else {
                throw refused("sslmode=allow and sslmode=prefer protect nothing; use verify-full with sslrootcert")
            }
        default: break
        }
        switch values["channel_binding"] {
        case nil: values["channel_binding"] = "prefer"
        case "disable" where !isLocal: throw refused("channel_binding=disable lets a stranger stand in between")
        default: break
        }
        let settled = [
            ("gssencmode", "disable"), ("connect_timeout", String(timeLimits.connectSeconds)),
            ("tcp_user_timeout", String(timeLimits.silenceMilliseconds)), ("application_name", "sluice"),
        ]
        for (keyword, value) in settled where values[keyword] == nil { values[keyword] = value }
        values["client_encoding"] = "UTF8"
        secrets = [values["password"], values["sslpassword"], defaults["password"], defaults["sslpassword"]]
            .compactMap { $0 }.filter { !$0.utf8.isEmpty }
        self.values = values
    }

    /// A message of libpq or the server without the password, should it ever quote it.
    func scrubbed(_ message: String) -> String {
        secrets.reduce(message) { text, secret in
            text.split(separator: secret, omittingEmptySubsequences: false).joined(separator: "…")
        }
    }

    /// Whether every host of a list is this machine; an empty one is libpq's own socket folder.
    static func isLocal(_ hosts: String) -> Bool {
        hosts.split(separator: ",", omittingEmptySubsequences: false).allSatisfy { host in
            if host.isEmpty || host.utf8.first == UInt8(ascii: "/") || host.utf8.first == UInt8(ascii: "@") {
                return true
            }
            if host.utf8.elementsEqual("localhost".utf8) { return true }
            var address = in_addr()
            if unsafe inet_pton(AF_INET, String(host), &address) == 1 {
                return UInt32(bigEndian: address.s_addr) >> 24 == 127
            }
            var wide = in6_addr()
            guard unsafe inet_pton(AF_INET6, String(host), &wide) == 1 else { return false }
            return unsafe withUnsafeBytes(of: wide) { bytes in
                unsafe bytes.dropLast().allSatisfy { $0 == 0 } && bytes.last == 1
            }
        }
    }

    private static func parsed(_ url: String) -> [String: String]? {
        guard let options = unsafe PQconninfoParse(url, nil) else { return nil }
        defer { unsafe PQconninfoFree(options) }
        return unsafe taken(options)
    }

    /// What the environment, a service file it names and libpq itself say.
    private static func defaults() -> [String: String] {
        guard let options = unsafe PQconndefaults() else { return [:] }
        defer { unsafe PQconninfoFree(options) }
        return unsafe taken(options)
    }

    private static func taken(_ options: UnsafeMutablePointer<PQconninfoOption>) -> [String: String] {
        var values: [String: String] = [:]
        var next = unsafe options
        while let keyword = unsafe next.pointee.keyword {
            if let value = unsafe next.pointee.val {
                unsafe values[String(cString: keyword)] = unsafe String(cString: value)
            }
            unsafe next += 1
        }
        return values
    }
}
