import FoundationEssentials
import Glibc
import Outbound
import Testing

/// Debian's docker-registry on loopback with a folder of its own; it ends with this object.
final class DockerRegistry: Sendable {
    static let program = ["/usr/bin/docker-registry", "/usr/local/bin/docker-registry"]
        .first { (path: String) in access(path, X_OK) == 0 }
    /// Under CI what is missing fails.
    static let isExpected = program != nil || ProcessInfo.processInfo.environment["CI"] == "true"
    static let user = "gate"
    static let password = "correct-horse"

    struct Failure: Error { let message: String }

    let port: Int
    let folder: String
    private let process: pid_t

    init(withUsers: Bool = false, deletes: Bool = true) async throws {
        guard let program = Self.program else { throw Failure(message: "docker-registry is not installed") }
        let folder = "\(FileManager.default.temporaryDirectory.path)/sluice-registry-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for _ in 0..<5 {
            let port = Int.random(in: 32_000..<60_000)
            try Data(Self.configuration(folder, port, withUsers, deletes).utf8)
                .write(to: URL(filePath: "\(folder)/config.yml"))
            // The user 'gate' with the password above, by bcrypt.
            try Data("gate:$2y$05$Cz1uBZhmxOsuo7t4GXtjyuSgj5wotSkpcGNNks3XiWgo28cS889JO\n".utf8)
                .write(to: URL(filePath: "\(folder)/users"))
            let process = try Self.start([program, "serve", "\(folder)/config.yml"], log: "\(folder)/log")
            if try await Self.answers(port, process) {
                (self.port, self.folder, self.process) = (port, folder, process)
                return
            }
        }
        throw Failure(message: "docker-registry does not start; see \(folder)/log")
    }

    deinit {
        kill(process, SIGKILL)
        waitpid(process, nil, 0)
        try? FileManager.default.removeItem(atPath: folder)
    }

    var authority: String { "127.0.0.1:\(port)" }

    func policy() throws -> OutboundPolicy {
        let hosts = try AllowedHosts(parsing: [authority])
        return OutboundPolicy(allowed: hosts, plain: hosts)
    }

    func credential() throws -> RegistryCredential {
        let origin = try #require(WebOrigin(.http, authority: authority))
        return RegistryCredential(for: origin, user: Self.user, secret: Self.password)
    }

    private static func configuration(_ folder: String, _ port: Int, _ withUsers: Bool, _ deletes: Bool) -> String {
        """
        version: 0.1
        log: { level: error }
        storage:
          filesystem: { rootdirectory: "\(folder)/data" }
          delete: { enabled: \(deletes) }
        http: { addr: "127.0.0.1:\(port)" }
        \(withUsers ? "auth: { htpasswd: { realm: gate, path: \"\(folder)/users\" } }" : "")

        """
    }

    private static func start(_ command: [String], log: String) throws -> pid_t {
        var argv = command.map { strdup($0) } + [nil]
        var envp = ["PATH=/usr/bin:/bin", "HOME=/nonexistent"].map { (text: String) in strdup(text) } + [nil]
        defer { for text in argv + envp { free(text) } }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, log, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        posix_spawn_file_actions_adddup2(&actions, 1, 2)
        var process: pid_t = 0
        guard posix_spawn(&process, command[0], &actions, nil, &argv, &envp) == 0 else {
            throw Failure(message: "\(command[0]) could not be started: \(errno)")
        }
        return process
    }

    /// Waits until it listens; false when it ended instead, as when another took the port.
    private static func answers(_ port: Int, _ process: pid_t) async throws -> Bool {
        for _ in 0..<500 {
            if waitpid(process, nil, WNOHANG) == process { return false }
            let hosts = try AllowedHosts(parsing: ["127.0.0.1:\(port)"])
            var limits = OutboundLimits.short
            limits.attempts = 1
            let client = OutboundClient(OutboundPolicy(allowed: hosts, plain: hosts, limits: limits))
            let address = try WebAddress("http://127.0.0.1:\(port)/v2/")
            let response = try? await client.send(OutboundRequest(.get, address))
            await client.shutDown()
            if response != nil { return true }
            try await Task.sleep(for: .milliseconds(20))
        }
        kill(process, SIGKILL)
        waitpid(process, nil, 0)
        return false
    }
}

extension Trait where Self == ConditionTrait {
    static var needsRegistry: Self { .enabled(if: DockerRegistry.isExpected, "docker-registry is not installed") }
}
