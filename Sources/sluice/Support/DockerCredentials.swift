import Attestation
import Documents
import Outbound
import Processes

/// Credentials for registries as `docker login` keeps them: `config.json` in DOCKER_CONFIG or `~/.docker`, and the credential
/// programs it names.
struct DockerCredentials {
    private let value: JSONValue?
    private let path: String

    /// No file is no credential.
    static func current() throws(OutboundError) -> DockerCredentials {
        let folder =
            Environment["DOCKER_CONFIG"].flatMap { $0.isEmpty ? nil : $0 }
            ?? Environment["HOME"].map { "\($0)/.docker" }
        guard let path = folder.map({ "\($0)/config.json" }), Files.exists(path) else {
            return DockerCredentials(value: nil, path: "")
        }
        do {
            return DockerCredentials(value: try JSONReader.value(Files.read(path, limit: 4 << 20)), path: path)
        } catch {
            throw OutboundError(
                .credential, "\(path) can't be read as JSON", remedy: "Run 'docker login' again, or mend the file.")
        }
    }

    /// User and secret for a registry's host and port; nothing when there are none.
    func credential(for authority: String) async throws(OutboundError) -> (user: String, secret: String)? {
        guard let value else { return nil }
        let names = [
            authority, "https://\(authority)", "http://\(authority)", "https://\(authority)/v1/",
            "https://\(authority)/v2/",
        ]
        if let helper = names.lazy.compactMap({ value["credHelpers"]?[$0]?.string }).first {
            return try await ask(helper, authority)
        }
        for name in names {
            guard let entry = value["auths"]?[name] else { continue }
            guard entry["identitytoken"]?.string?.isEmpty ?? true else {
                throw OutboundError(
                    .credential, "\(path) holds an identity token for \(authority), which is not supported",
                    remedy: "Log in with a user name and a password or token.")
            }
            if let auth = entry["auth"]?.string, !auth.isEmpty {
                let text = Base64.decode(auth).map { String(decoding: $0, as: UTF8.self) } ?? ""
                let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
                guard parts.count == 2 else {
                    throw OutboundError(
                        .credential, "\(path): the entry for \(authority) can't be read",
                        remedy: "Run 'docker login' again.")
                }
                return (String(parts[0]), String(parts[1]))
            }
            if let user = entry["username"]?.string, let secret = entry["password"]?.string { return (user, secret) }
        }
        guard let store = value["credsStore"]?.string, !store.isEmpty else { return nil }
        return try await ask(store, authority)
    }

    /// Asks `docker-credential-NAME get`.
    private func ask(_ helper: String, _ authority: String) async throws(OutboundError) -> (
        user: String, secret: String
    )? {
        guard (1...64).contains(helper.utf8.count),
            helper.utf8.allSatisfy({ $0 &- 48 < 10 || ($0 | 0x20) &- 97 < 26 || $0 == UInt8(ascii: "-") })
        else { throw OutboundError(.credential, "\(path) names a credential program that is none") }
        let result: ProcessResult
        do throws(ProcessError) {
            let tool = try Tool("docker-credential-\(helper)", scratch: Scratch.folder)
            var limits = RunLimits(wallTime: .seconds(30), outputBytes: 1 << 20)
            limits.grace = .milliseconds(500)
            result = try await tool.run(
                ["get"], input: Array(authority.utf8), environment: Environment["HOME"].map { ["HOME": $0] } ?? [:],
                limits: limits)
        } catch {
            throw OutboundError(.credential, "the credential for \(authority) can't be asked for: \(error.message)")
        }
        // Its way to say that it has none; any other failure would be told on standard output, which may hold a secret.
        guard result.status == 0 else { return nil }
        guard let answer = try? JSONReader.value(result.output), let user = answer["Username"]?.string,
            let secret = answer["Secret"]?.string, user != "<token>"
        else {
            throw OutboundError(.credential, "docker-credential-\(helper) gives no user and secret for \(authority)")
        }
        return (user, secret)
    }
}
