import Artifacts
import Synchronization

/// The definitions that history is to be judged by, each file read once for all decisions.
package final class ProposedDefinitions: Sendable {
    /// Trust policy and roles that are to hold instead of the recorded ones.
    package struct Trust: Sendable {
        package let policy: [UInt8]
        package let roles: [UInt8]

        package init(policy: [UInt8], roles: [UInt8]) {
            self.policy = policy
            self.roles = roles
        }
    }

    /// The commit the definitions come from; the one each decision recorded when it is a work tree's.
    package let commit: String?
    /// Nothing when trust stays as each decision recorded it.
    package let trust: Trust?
    private let read: @Sendable (_ path: String) throws(InputError) -> [UInt8]
    private let files = Mutex<[InputName: (digest: Digest, bytes: [UInt8])]>([:])

    /// - Parameter read: Gives a file of the proposed definitions by its path in the repository.
    package init(
        commit: String?, trust: Trust? = nil, read: @escaping @Sendable (_ path: String) throws(InputError) -> [UInt8]
    ) {
        self.commit = commit
        self.trust = trust
        self.read = read
    }

    /// The proposed bytes of an input; nothing for what stays as it was recorded.
    func file(_ name: InputName) throws(InputError) -> (digest: Digest, bytes: [UInt8])? {
        if let known = files.withLock({ $0[name] }) { return known }
        let bytes: [UInt8]
        if let path = name.definitionPath {
            bytes = try read(path)
        } else if let trust, name == .trust {
            bytes = trust.policy
        } else if let trust, name == .roles {
            bytes = trust.roles
        } else {
            return nil
        }
        let file = (digest: Digest.sha256(of: bytes), bytes: bytes)
        files.withLock { $0[name] = file }
        return file
    }
}

extension InputName {
    /// The path when it names a definition.
    var definitionPath: String? {
        let prefix = "definition:"
        guard text.utf8.starts(with: prefix.utf8) else { return nil }
        return String(decoding: text.utf8.dropFirst(prefix.utf8.count), as: UTF8.self)
    }
}
