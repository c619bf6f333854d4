import Foundation
import Testing

/// A PostgreSQL server for one test, on a socket and on loopback with a password; root runs it as the user `postgres`.
final class PostgresCluster: Sendable {
    static let password = "correct-horse"
    static let bin: String? = {
        let versions = (try? FileManager.default.contentsOfDirectory(atPath: "/usr/lib/postgresql")) ?? []
        return versions.compactMap { Int($0) }.max().map { "/usr/lib/postgresql/\($0)/bin" }
    }()

    let folder: String
    let port: Int

    init() async throws {
        folder = "/tmp/sluice-cluster-\(UInt64.random(in: 0...UInt64.max))"
        port = Int.random(in: 20_000..<32_000)
        try await run(
            """
            set -e
            mkdir -m 711 \(folder); mkdir -m 700 \(folder)/data; printf %s \(Self.password) > \(folder)/password
            $BIN/initdb -D \(folder)/data -U postgres -E UTF8 --locale=C.UTF-8 --auth-local=trust \
                --auth-host=scram-sha-256 --pwfile=\(folder)/password --no-sync > /dev/null
            $BIN/pg_ctl -D \(folder)/data -l \(folder)/log -w start \
                -o "-k \(folder) -p \(port) -c listen_addresses=127.0.0.1" > /dev/null
            """)
    }

    deinit {
        _ = try? Self.child("$BIN/pg_ctl -D \(folder)/data -m immediate stop > /dev/null; rm -rf \(folder)").runNow()
    }

    /// The database `postgres`, without a password in it.
    var url: String { "postgres://postgres@127.0.0.1:\(port)/postgres" }
    /// The same with the password.
    var secretURL: String { url.replacing("postgres@", with: "postgres:\(Self.password)@") }

    func sql(_ text: String) async throws {
        try await run("$BIN/psql -X -q -v ON_ERROR_STOP=1 -h \(folder) -p \(port) -U postgres -c \"\(text)\"")
    }

    /// The one value that a query gives, as text.
    func ask(_ text: String) async throws -> String {
        let told = try await run("$BIN/psql -X -q -A -t -h \(folder) -p \(port) -U postgres -c \"\(text)\"")
        return String(told.prefix { $0 != "\n" })
    }

    @discardableResult
    private func run(_ script: String) async throws -> String {
        let outcome = try await Self.child(script).run()
        guard outcome.code == 0 else { throw Child.Failure(message: outcome.text) }
        return outcome.output
    }

    private static func child(_ script: String) throws -> Child {
        guard let bin else { throw Child.Failure(message: "PostgreSQL is not installed") }
        let command = ["sh", "-c", "BIN=\(bin); cd /; \(script)"]
        let asUser = ["--reuid=postgres", "--regid=postgres", "--init-groups", "--"]
        return Child(
            executable: try Programs.named(Programs.isRoot ? "setpriv" : "sh"),
            arguments: Programs.isRoot ? asUser + command : Array(command.dropFirst()), folder: "/",
            environment: ["PATH": "/usr/bin:/bin", "LC_ALL": "C"])
    }
}

extension Trait where Self == ConditionTrait {
    static var needsPostgres: Self {
        .enabled(if: PostgresCluster.bin != nil || Programs.isCI, "PostgreSQL is not installed")
    }
}
