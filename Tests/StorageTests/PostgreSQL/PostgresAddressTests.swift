import Ledger
import Testing

@testable import Storage

@Suite("A PostgreSQL URL") struct PostgresAddressTests {
    @Test(
        "is shown without anything secret",
        arguments: [
            ("postgres://h/db", "postgres://h/db"), ("postgresql://u:secret@h:5/db?x=secret", "postgres://u@h:5/db"),
            ("postgres://u@/db?host=/tmp&password=secret", "postgres://u@/db"), ("postgres://", "postgres://"),
            ("postgres://u:sec/ret@h/db", "postgres://…"), ("postgres://u:sec?ret@h/db", "postgres://…"),
            ("postgres://u:sec@ret@h/db", "postgres://…"), ("postgres://u:sec#ret@h/db", "postgres://…"),
        ]) func display(url: String, shown: String) throws
    {
        let address = try #require(PostgresAddress(url))
        #expect(address.display == shown)
        #expect("\(address)" == shown)
        var dumped = ""
        dump(address, to: &dumped)
        #expect(!dumped.contains("sec"))
    }

    @Test("has the scheme of PostgreSQL", arguments: ["sqlite:x", "postgres:x", "http://h", "", "Postgres://h"])
    func scheme(url: String) { #expect(PostgresAddress(url) == nil) }

    private func options(_ url: String) throws -> [String: String] {
        try PostgresOptions(try #require(PostgresAddress(url)), timeLimits: PostgresTimeLimits()).values
    }

    @Test(
        "of another machine means a verified certificate, unless the URL itself says otherwise",
        arguments: [
            ("postgres://db.example/x", "verify-full"), ("postgres://127.evil.example/x", "verify-full"),
            ("postgres://localhost,db.example/x", "verify-full"), ("postgres://10.0.0.1/x", "verify-full"),
            ("postgres://localhost/x?hostaddr=10.0.0.1", "verify-full"), ("postgres://[::2]/x", "verify-full"),
            ("postgres://db.example/x?sslmode=require", "require"),
            ("postgres://db.example/x?sslmode=verify-ca", "verify-ca"),
            ("postgres://db.example/x?sslmode=disable", "disable"), ("postgres://localhost/x", "prefer"),
            ("postgres://127.1.2.3/x", "prefer"), ("postgres://[::1]/x", "prefer"),
            ("postgres:///x?host=/tmp", "prefer"),
            ("postgres://localhost/x?sslmode=allow", "allow"), ("postgres://@/x?host=@name", "prefer"),
        ]) func sslmode(url: String, mode: String) throws
    {
        let options = try options(url)
        #expect(options["sslmode"] == mode)
        #expect(options["channel_binding"] == "prefer")
        #expect(options["gssencmode"] == "disable")
        #expect(options["client_encoding"] == "UTF8")
        #expect(options["connect_timeout"] == "10")
    }

    @Test("keeps libpq's own parameters") func parameters() throws {
        let options = try options(
            "postgres://u:p%40ss@db.example:6/x?channel_binding=require&connect_timeout=3&sslrootcert=/ca.pem&application_name=a"
        )
        for (keyword, value) in [
            ("user", "u"), ("password", "p@ss"), ("host", "db.example"), ("port", "6"), ("dbname", "x"),
            ("channel_binding", "require"), ("connect_timeout", "3"), ("sslrootcert", "/ca.pem"),
            ("application_name", "a"),
        ] { #expect(options[keyword] == value) }
    }

    @Test(
        "that is unsafe or can't be read is refused, without a word of what is secret",
        arguments: [
            "postgres://u:secret@db.example/x?sslmode=prefer", "postgres://u:secret@db.example/x?sslmode=allow",
            "postgres://u:secret@db.example/x?channel_binding=disable",
            "postgres://u:secret@db.example/x?nonsense=secret",
            "postgres://u:sec%zzret@db.example/x", "postgres:///x?service=secret",
        ]) func refusals(url: String) throws
    {
        let error = #expect(throws: LedgerError.self) { try options(url) }
        #expect(error?.code == .unreachable)
        #expect(error?.message.contains("sec") == false)
    }
}
