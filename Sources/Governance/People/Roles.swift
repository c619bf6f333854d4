package import Attestation
package import Documents

/// Who is who: people, their credentials and their roles.
///
/// An empty list of people can't approve anything.
package struct Roles: Sendable {
    package let people: [Person]
    private let byKey: [String: Int]
    /// By the fingerprint of the public key.
    private let byPasskey: [String: (person: Int, passkey: RegisteredPasskey)]
    private let byIdentity: [String: Int]

    /// - Throws: `Diagnostics` when a name, key or identity belongs to two people: then one could count as two.
    package init(people: [Person]) throws(Diagnostics) {
        self.people = people
        var byKey: [String: Int] = [:]
        var byPasskey: [String: (person: Int, passkey: RegisteredPasskey)] = [:]
        var byIdentity: [String: Int] = [:]
        // By canonical equivalence and letter case: two principals nobody can tell apart are one.
        var names: [String: Int] = [:]
        var problems = Diagnostics()
        for (index, person) in people.enumerated() {
            if names.updateValue(index, forKey: person.name.lowercased()) != nil {
                problems.items.append(
                    Diagnostic("roles.duplicate-person", "'\(person.name)' is listed twice", fix: "Merge the entries."))
            }
            if person.name.isEmpty || person.identities.contains("") {
                problems.items.append(
                    Diagnostic(
                        "roles.empty-name", "a person has an empty name or identity",
                        fix: "Write a principal name such as 'alice'."))
            }
            for key in person.keyFingerprints where byKey.updateValue(index, forKey: key) != nil {
                problems.items.append(
                    Diagnostic(
                        "roles.shared-key", "the key \(key) is listed twice, last for '\(person.name)'",
                        fix: "Give every person keys of their own."))
            }
            for passkey in person.passkeys
            where byPasskey.updateValue((index, passkey), forKey: passkey.passkey.fingerprint) != nil {
                problems.items.append(
                    Diagnostic(
                        "roles.shared-key",
                        "the passkey \(passkey.passkey.fingerprint) is listed twice, last for '\(person.name)'",
                        fix: "Give every person passkeys of their own."))
            }
            for identity in person.identities where byIdentity.updateValue(index, forKey: identity) != nil {
                problems.items.append(
                    Diagnostic(
                        "roles.shared-identity", "'\(identity)' is listed twice, last for '\(person.name)'",
                        fix: "Give every person identities of their own."))
            }
        }
        for (index, person) in people.enumerated() {
            for identity in person.identities {
                guard let other = names[identity], other != index else { continue }
                problems.items.append(
                    Diagnostic(
                        "roles.shared-identity",
                        "'\(identity)' is an identity of '\(person.name)' and the name of '\(people[other].name)'",
                        fix: "Give every person identities of their own."))
            }
        }
        guard problems.items.isEmpty else { throw problems }
        self.byKey = byKey
        self.byPasskey = byPasskey
        self.byIdentity = byIdentity
    }

    package func person(holding key: SSHPublicKey) -> Person? { byKey[key.fingerprint].map { people[$0] } }

    /// The person who signed with a credential.
    ///
    /// A passkey has to be the registered one in all its parts, used at a page that its entry allows.
    /// - Throws: Why nobody is found, as a clause about the credential.
    package func person(signingWith credential: PersonCredential) throws(UnknownCredential) -> Person {
        switch credential {
        case .sshKey(let key):
            guard let person = person(holding: key) else {
                throw UnknownCredential("the key \(key.fingerprint) belongs to nobody in the roles")
            }
            return person
        case .passkey(let use):
            let fingerprint = use.passkey.fingerprint
            guard let known = byPasskey[fingerprint], known.passkey.passkey == use.passkey else {
                throw UnknownCredential("the passkey \(fingerprint) belongs to nobody in the roles")
            }
            guard known.passkey.allows(use.origin) else {
                throw UnknownCredential(
                    "the passkey \(fingerprint) was used at \(use.origin), which the roles don't allow it")
            }
            return people[known.person]
        }
    }

    /// The person a git identity or a principal name belongs to; e-mail addresses compare without case.
    package func person(identifiedBy identity: String) -> Person? {
        if let index = byIdentity[identity.lowercased()] { return people[index] }
        return people.first { $0.name.utf8.elementsEqual(identity.utf8) }
    }
}
