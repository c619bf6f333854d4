/// What a fetch may prove itself with; nothing of it comes from the environment or a configuration file.
package struct FetchCredentials: Sendable {
    /// The value of the `Authorization` header for https, as `Bearer …`; the user part of the URL comes second.
    package var authorization: String?
    /// The socket of an SSH agent.
    package var agentSocket: String?
    /// A private key file for SSH; only this key is offered.
    package var identityFile: String?
    /// The known hosts for SSH; without it the account's own file is read.
    ///
    /// An unknown host is never accepted.
    package var knownHostsFile: String?

    package init(
        authorization: String? = nil, agentSocket: String? = nil, identityFile: String? = nil,
        knownHostsFile: String? = nil
    ) {
        self.authorization = authorization
        self.agentSocket = agentSocket
        self.identityFile = identityFile
        self.knownHostsFile = knownHostsFile
    }
}
