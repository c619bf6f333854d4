import Documents
import Engine
import Outbound

/// The operator's `outbound.yaml` in SLUICE_HOME: where connections may go.
///
/// ```yaml
/// apiVersion: sluice/v1alpha1
/// kind: Outbound
/// metadata: { name: connections }
/// spec:
///   hosts: [registry.example.org, "*.storage.example.org"]
///   plain: ["127.0.0.1:5000"]           # spoken to without TLS; allowed by that
///   certificates: /etc/ssl/company.pem  # instead of the system's
///   tokenServices: [{ registry: registry.example.org, service: auth.example.org }]
/// ```
///
/// Without the file the system's certificates hold, and only hosts that a command names are connected to.
struct OutboundSettings {
    /// A service that may see the credential of a registry and gives tokens for it.
    struct TokenService {
        let registry: String
        let service: String
    }

    let policy: OutboundPolicy
    let tokenServices: [TokenService]

    static func current() throws(CommandFailure) -> OutboundSettings {
        let path = try OperatorHome.current().path + "/outbound.yaml"
        guard Files.exists(path) else {
            return OutboundSettings(policy: OutboundPolicy(allowed: AllowedHosts([])), tokenServices: [])
        }
        do {
            let text = try SourceText(name: path, bytes: Files.read(path, limit: 1 << 20))
            return try OutboundSettings(document: YAMLReader.read(text), folder: Files.folder(of: path))
        } catch let error as Diagnostics {
            throw CommandFailure(error)
        } catch let error as OutboundError {
            throw CommandFailure(outbound: error)
        } catch {
            throw CommandFailure(.usage, "\(path) can't be read: \(error)")
        }
    }

    private init(policy: OutboundPolicy, tokenServices: [TokenService]) {
        self.policy = policy
        self.tokenServices = tokenServices
    }

    private init(document node: SourceNode, folder: String) throws {
        let document = try DocumentHeader.read(node, kind: "Outbound")
        var spec = OptionReader(document.spec, context: "spec of the connections out")
        let hosts = spec.list("hosts", of: String.self).map(\.value)
        let plain = spec.list("plain", of: String.self).map(\.value)
        let certificates = spec.optional("certificates", as: String.self)?.value
        var services: [TokenService] = []
        for element in spec.node("tokenServices")?.elements ?? [] {
            let read = spec.read { () throws(Diagnostics) in
                var reader = OptionReader(element, context: "token service")
                let registry = reader.required("registry", as: String.self).value
                let service = reader.required("service", as: String.self).value
                return try reader.finish { TokenService(registry: registry, service: service) }
            }
            if let read { services.append(read) }
        }
        let found = services
        tokenServices = try spec.finish { found }
        let plainHosts = try AllowedHosts(parsing: plain)
        policy = OutboundPolicy(
            allowed: try AllowedHosts(parsing: hosts).adding(plainHosts), plain: plainHosts,
            trustRoots: try certificates.map { .pem(try Files.read(Files.resolve($0, in: folder), limit: 16 << 20)) }
                ?? .system)
    }

    /// With a host that the operator has named on the command line or in a URL, which allows it.
    func allowing(_ authority: String) throws(OutboundError) -> OutboundPolicy {
        var policy = policy
        policy.allowed = policy.allowed.adding(try AllowedHosts(parsing: [authority]))
        return policy
    }
}

extension CommandFailure {
    init(outbound error: OutboundError) {
        let isUsage: Set<OutboundError.Code> = [
            .wrongEntry, .wrongAddress, .hostNotAllowed, .addressNotAllowed, .plainNotAllowed, .trustRoots,
            .wrongReference,
        ]
        var fix = error.remedy.isEmpty ? nil : error.remedy
        if [.hostNotAllowed, .addressNotAllowed, .plainNotAllowed].contains(error.code) {
            fix =
                (fix.map { $0 + " " } ?? "")
                + "They stand in outbound.yaml in SLUICE_HOME (kind Outbound, spec.hosts, spec.plain)."
        }
        self.init(isUsage.contains(error.code) ? .usage : .broken, error.description, fix: fix)
    }
}
