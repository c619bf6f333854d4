import FoundationEssentials
import Glibc
import Testing

/// A PostgreSQL cluster of its own, on loopback and a socket, that ends with this process, however that ends.
///
/// Passwords are wanted over TCP, not over the socket. A shell stands between: it starts the server, and stops it when its
/// standard input closes.
final class PostgresServer: Sendable {
    static let programs = "/usr/lib/postgresql"
    static let password = "not/a?secret@all"

    let folder: String
    let port: UInt16
    private let input: Int32
    private let shell: pid_t

    /// The newest version's programs; nothing when PostgreSQL is not installed.
    static let bin: String? = {
        let versions = (try? FileManager.default.contentsOfDirectory(atPath: programs)) ?? []
        let newest = versions.compactMap { Int($0) }.max().map { "\(programs)/\($0)/bin" }
        return newest.flatMap { TestFile.exists($0 + "/initdb") ? $0 : nil }
    }()

    /// Without PostgreSQL tests are skipped, but not where they count: there they run, and fail.
    static let isExpected = bin != nil || isCI
    static let isCI = ProcessInfo.processInfo.environment["CI"] == "true"

    private static let common = Result { try PostgresServer() }

    /// One cluster for all suites that don't stop it.
    static var shared: PostgresServer { get throws { try common.get() } }

    private static let script = """
        mkdir -m 711 "$1" && mkdir -m 700 "$1/cluster" && mkdir -m 755 "$1/socket" || exit 1
        printf %s "$4" > "$1/cluster/password"
        "$3/initdb" -D "$1/cluster/data" -U postgres -E UTF8 --locale=C.UTF-8 --auth-local=trust \
            --auth-host=scram-sha-256 --pwfile="$1/cluster/password" --no-sync > "$1/cluster/initdb" 2>&1 || exit 1
        {
            echo "listen_addresses = '127.0.0.1'"; echo "port = $2"; echo "unix_socket_directories = '$1/socket'"
            echo "shared_buffers = 32MB"; echo "max_connections = 800"; echo "restart_after_crash = on"
        } >> "$1/cluster/data/postgresql.conf"
        "$3/pg_ctl" -D "$1/cluster/data" -l "$1/cluster/log" -w start > "$1/cluster/start" 2>&1 || exit 1
        echo ready; cat > /dev/null
        "$3/pg_ctl" -D "$1/cluster/data" -m immediate stop > /dev/null 2>&1
        rm -rf "$1"
        """

    /// - Parameter parent: The folder that the cluster's own folder is made in.
    init(in parent: String = "/tmp") throws {
        guard let bin = Self.bin else { throw TestFailure(text: "PostgreSQL is not installed: apt install postgresql") }
        folder = "\(parent)/sluice-postgres-\(UInt64.random(in: 0...UInt64.max))"
        port = try Self.freePort()
        var pipes: (input: [Int32], output: [Int32]) = ([0, 0], [0, 0])
        guard pipe(&pipes.input) == 0, pipe(&pipes.output) == 0 else { throw TestFailure(text: "pipe: \(errno)") }
        for descriptor in pipes.input + pipes.output { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
        input = pipes.input[1]
        shell = try TestProcess.start(
            Self.asServer(["sh", "-c", Self.script, "sh", folder, String(port), bin, Self.password]),
            input: pipes.input[0], output: pipes.output[1])
        close(pipes.input[0])
        close(pipes.output[1])
        defer { close(pipes.output[0]) }
        var answer = [UInt8](repeating: 0, count: 6)
        guard read(pipes.output[0], &answer, 6) == 6 else {
            let logs = ["initdb", "start", "log"].map { (try? TestFile.text("\(folder)/cluster/\($0)")) ?? "" }
            throw TestFailure(text: "PostgreSQL did not start: \(logs.joined(separator: "\n"))")
        }
    }

    deinit {
        close(input)
        var status: Int32 = 0
        waitpid(shell, &status, 0)
    }

    /// Root may not run a server: then it is run as its own user.
    static func asServer(_ command: [String]) -> [String] {
        getuid() == 0
            ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", "--"] + command : command
    }

    private var data: String { folder + "/cluster/data" }

    /// The server dies as by a power cut, and recovers when it is started again.
    func crash() throws { try control(["-m", "immediate", "stop"]) }

    func start() throws { try control(["-l", folder + "/cluster/log", "-w", "start"]) }

    private func control(_ arguments: [String]) throws {
        guard let bin = Self.bin else { return }
        try TestProcess.run(Self.asServer(["\(bin)/pg_ctl", "-D", data] + arguments))
    }

    /// A new, empty database.
    func database(_ options: String = "") throws -> PostgresDatabase {
        let database = PostgresDatabase(server: self, name: "t\(UInt64.random(in: 0...UInt64.max))")
        try sql("CREATE DATABASE \(database.name) \(options)", in: "postgres")
        return database
    }

    /// Runs SQL as the superuser by PostgreSQL's own client.
    /// - Returns: What it printed: rows as lines, columns parted by bars.
    @discardableResult
    func sql(_ sql: String, in database: String) throws -> String {
        guard let bin = Self.bin else { throw TestFailure(text: "PostgreSQL is not installed") }
        return try TestProcess.run([
            "\(bin)/psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h", folder + "/socket", "-p",
            String(port), "-U", "postgres", "-d", database, "-c", sql,
        ])
    }

    private static func freePort() throws -> UInt16 {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, length) == 0 && getsockname(descriptor, $0, &length) == 0
            }
        }
        guard bound else { throw TestFailure(text: "bind: \(errno)") }
        return UInt16(bigEndian: address.sin_port)
    }
}

/// A database of one test.
struct PostgresDatabase {
    let server: PostgresServer
    let name: String

    /// Over the socket, without a password.
    var url: String { "postgres://postgres@/\(name)?host=\(server.folder)/socket&port=\(server.port)" }
    /// Over TCP, with the password.
    var tcpURL: String { "postgres://postgres:not%2Fa%3Fsecret%40all@127.0.0.1:\(server.port)/\(name)" }

    @discardableResult
    func sql(_ sql: String) throws -> String { try server.sql(sql, in: name) }
}
