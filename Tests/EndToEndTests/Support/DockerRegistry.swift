import Foundation
import Glibc
import Testing

/// Debian's docker-registry on loopback for one test, with a user or without; it ends with this object.
final class DockerRegistry: Sendable {
    static let user = "gate"
    static let password = "correct-horse"

    let port: Int
    private let folder: TemporaryFolder
    private let process: pid_t

    init(withUsers: Bool = false) async throws {
        let program = try Programs.named("docker-registry")
        let folder = try TemporaryFolder()
        for _ in 0..<5 {
            let port = Int.random(in: 32_000..<60_000)
            try folder.write(
                """
                version: 0.1
                log: { level: error }
                storage: { filesystem: { rootdirectory: "\(folder.file("data"))" }, delete: { enabled: true } }
                http: { addr: "127.0.0.1:\(port)" }
                \(withUsers ? "auth: { htpasswd: { realm: gate, path: \"\(folder.file("users"))\" } }" : "")

                """, to: "config.yml")
            // The user 'gate' with the password above, by bcrypt.
            try folder.write(
                "gate:$2y$05$Cz1uBZhmxOsuo7t4GXtjyuSgj5wotSkpcGNNks3XiWgo28cS889JO\n", to: "users")
            let process = try Self.start([program, "serve", folder.file("config.yml")], log: folder.file("log"))
            if try await Self.listens(port, process) {
                (self.port, self.folder, self.process) = (port, folder, process)
                return
            }
        }
        throw Child.Failure(message: "docker-registry does not start: \((try? folder.text("log")) ?? "")")
    }

    deinit {
        kill(process, SIGKILL)
        waitpid(process, nil, 0)
    }

    var authority: String { "127.0.0.1:\(port)" }

    /// An operator's document that allows this registry, without TLS.
    var settings: String {
        """
        apiVersion: sluice/v1alpha1
        kind: Outbound
        metadata: { name: connections }
        spec: { plain: ["\(authority)"] }

        """
    }

    /// What `docker login` leaves.
    func login(secret: String = DockerRegistry.password) -> String {
        let auth = Data("\(Self.user):\(secret)".utf8).base64EncodedString()
        return #"{"auths":{"\#(authority)":{"auth":"\#(auth)"}}}"#
    }

    private static func start(_ command: [String], log: String) throws -> pid_t {
        var argv = command.map { strdup($0) } + [nil]
        var envp: [UnsafeMutablePointer<CChar>?] = [strdup("PATH=/usr/bin:/bin"), nil]
        defer { for text in argv + envp { free(text) } }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, log, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        posix_spawn_file_actions_adddup2(&actions, 1, 2)
        var process: pid_t = 0
        guard posix_spawn(&process, command[0], &actions, nil, &argv, &envp) == 0 else {
            throw Child.Failure(message: "\(command[0]) could not be started: \(errno)")
        }
        return process
    }

    /// Waits until it listens; false when it ended instead, as when another took the port.
    private static func listens(_ port: Int, _ process: pid_t) async throws -> Bool {
        for _ in 0..<500 {
            if waitpid(process, nil, WNOHANG) == process { return false }
            if connects(port) { return true }
            try await Task.sleep(for: .milliseconds(20))
        }
        kill(process, SIGKILL)
        waitpid(process, nil, 0)
        return false
    }

    private static func connects(_ port: Int) -> Bool {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        address.sin_port = UInt16(truncatingIfNeeded: port).bigEndian
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                connect(descriptor, generic, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
    }
}
