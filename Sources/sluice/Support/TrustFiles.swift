import Documents
import Engine
import Governance

/// The operator's trust policy and the roles it names, read and checked.
struct TrustFiles {
    let path: String
    let bytes: [UInt8]
    let policy: TrustPolicy
    let rolesPath: String
    let rolesBytes: [UInt8]
    let roles: Roles

    init(path: String) throws(CommandFailure) {
        self.path = path
        do {
            bytes = try Files.read(path)
        } catch {
            throw CommandFailure(.usage, "the trust policy can't be read: \(error)", fix: "Check --trust.")
        }
        do {
            policy = try TrustPolicy(document: try YAMLReader.read(SourceText(name: path, bytes: bytes)))
        } catch {
            throw CommandFailure(error)
        }
        rolesPath = Files.resolve(policy.roles.value, in: Files.folder(of: path))
        do {
            rolesBytes = try Files.read(rolesPath)
        } catch {
            throw CommandFailure(
                Diagnostics(
                    Diagnostic(
                        "trust.roles", "the roles can't be read: \(error)", at: policy.roles.span,
                        fix: "The path is relative to the trust policy.")))
        }
        do {
            roles = try Roles(document: try YAMLReader.read(SourceText(name: rolesPath, bytes: rolesBytes)))
        } catch {
            throw CommandFailure(error)
        }
    }
}
