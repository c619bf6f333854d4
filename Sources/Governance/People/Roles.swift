package import Attestation
package import Documents

/// Who is who: people, their credentials and their roles.
///
/// An empty list of people can't approve anything.
package struct Roles: Sendable {
    package let people: [Person]
    private let byKey: [String: Int]
    private let byIdentity: [String: Int]

    /// - Throws: `Diagnostics` when a name, key or identity belongs to two people: then one could count as two.
    package init(people: [Person]) throws(Diagnostics) {
        self.people = people
        var byKey: [String: Int] = [:]
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
        self.byIdentity = byIdentity
    }

    package func person(holding key: SSHPublicKey) -> Person? { byKey[key.fingerprint].map { people[$0] } }

    /// The person a git identity or a principal name belongs to; e-mail addresses compare without case.
    package func person(identifiedBy identity: String) -> Person? {
        if let index = byIdentity[identity.lowercased()] { return people[index] }
        return people.first { $0.name.utf8.elementsEqual(identity.utf8) }
    }
}
