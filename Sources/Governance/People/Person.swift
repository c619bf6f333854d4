/// One human being or service, known by a principal name, with every credential that is theirs.
package struct Person: Sendable {
    /// A role the person holds.
    package struct Grant: Sendable, Hashable {
        package let role: String
        /// Project patterns (`*` stands for any run of characters); a role without projects holds in none.
        package let projects: [ProjectPattern]

        package init(role: String, projects: [ProjectPattern]) {
            self.role = role
            self.projects = projects
        }
    }

    /// The principal: what quorums count.
    package let name: String
    /// E-mail addresses as git records them, lower-case.
    package let identities: [String]
    /// Fingerprints of the person's SSH keys, `SHA256:…`.
    package let keyFingerprints: [String]
    package let passkeys: [RegisteredPasskey]
    package let grants: [Grant]

    package init(
        name: String, identities: [String], keyFingerprints: [String], passkeys: [RegisteredPasskey] = [],
        grants: [Grant]
    ) {
        self.name = name
        self.identities = identities
        self.keyFingerprints = keyFingerprints
        self.passkeys = passkeys
        self.grants = grants
    }

    package func holds(_ role: String, in project: String) -> Bool {
        grants.contains { $0.role.utf8.elementsEqual(role.utf8) && $0.projects.contains { $0.matches(project) } }
    }
}
