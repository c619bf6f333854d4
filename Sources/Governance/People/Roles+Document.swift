import Attestation
package import Documents

extension Roles {
    /// Reads the `spec` of a `Roles` document.
    package init(spec node: SourceNode) throws(Diagnostics) {
        var reader = OptionReader(node, context: "spec of the roles")
        var people: [Person] = []
        for element in reader.listElements("people", required: true) {
            if let person = reader.read({ () throws(Diagnostics) in try Roles.person(element) }) {
                people.append(person)
            }
        }
        let read = people
        try self.init(people: try reader.finish { read })
    }

    private static func person(_ node: SourceNode) throws(Diagnostics) -> Person {
        var reader = OptionReader(node, context: "person")
        let name = reader.required("name", as: String.self)
        let identities = reader.list("identities", of: String.self)
        var fingerprints: [String] = []
        for line in reader.list("keys", of: String.self) {
            if let key = SSHPublicKey(authorizedKeysLine: line.value) {
                fingerprints.append(key.fingerprint)
            } else {
                reader.report(
                    Diagnostic(
                        "roles.key", "this is not an SSH public key that can be used here", at: line.span,
                        fix: "Paste the line of the .pub file, such as 'ssh-ed25519 AAAA… alice'."))
            }
        }
        var passkeys: [RegisteredPasskey] = []
        for element in reader.listElements("passkeys") {
            if let passkey = reader.read({ () throws(Diagnostics) in try RegisteredPasskey(element) }) {
                passkeys.append(passkey)
            }
        }
        var grants: [Person.Grant] = []
        for element in reader.listElements("roles") {
            if let grant = reader.read({ () throws(Diagnostics) in try Roles.grant(element) }) { grants.append(grant) }
        }
        let (keys, keysAtPages, held) = (fingerprints, passkeys, grants)
        return try reader.finish {
            Person(
                name: name.value, identities: identities.map { $0.value.lowercased() }, keyFingerprints: keys,
                passkeys: keysAtPages, grants: held)
        }
    }

    private static func grant(_ node: SourceNode) throws(Diagnostics) -> Person.Grant {
        var reader = OptionReader(node, context: "role")
        let role = reader.required("role", as: String.self)
        let projects = reader.list("projects", of: ProjectPattern.self, required: true)
        return try reader.finish { Person.Grant(role: role.value, projects: projects.map(\.value)) }
    }
}
