package import Artifacts
import Attestation
package import Documents

/// Which signed waivers hold for a release, and for which findings.
package struct WaiverDecision: Sendable {
    package struct Waiver: Sendable, Hashable {
        /// The digest of the signed document.
        package let document: Digest
        package let principal: String
        package let role: String
        package let until: Timestamp?
        package let findings: [String]
    }

    /// Sorted by document.
    package let inForce: [Waiver]
    /// Sorted by document.
    package let refused: [QuorumTally.Refusal]

    /// - Parameters:
    ///   - acts: Signed acts of any type; only waivers are looked at.
    ///   - allowedRoles: The roles the trust policy lets waive; nobody when empty.
    package init(
        _ acts: [SignedAct], allowedRoles: [String], project: String, environment: String, releaseDigest: Digest,
        at time: Timestamp, roles: Roles, authors: Authors
    ) {
        var inForce: [Waiver] = []
        var refused: [QuorumTally.Refusal] = []
        for act in acts.sorted(by: { $0.digest < $1.digest }) where act.document.type == .waiver {
            let document = act.document
            var person: Person?
            var unknown = ""
            do {
                person = try roles.person(signingWith: act.credential)
            } catch {
                unknown = error.message
            }
            let reason: (String, String)? =
                if let person {
                    if !document.project.utf8.elementsEqual(project.utf8)
                        || !document.environment.utf8.elementsEqual(environment.utf8)
                        || (document.releaseDigest != nil && document.releaseDigest != releaseDigest)
                    {
                        ("waiver.out-of-scope", "it is for another project, environment or release")
                    } else if let expires = document.expires, expires <= time {
                        ("waiver.expired", "it expired at \(expires)")
                    } else if !allowedRoles.contains(where: { $0.utf8.elementsEqual(document.role.utf8) })
                        || !person.holds(document.role, in: project)
                    {
                        ("waiver.not-entitled", "\(person.name) may not waive as '\(document.role)' here")
                    } else if let notSeparate = authors.reasonNotSeparate(person.name) {
                        ("waiver.separation-of-duties", notSeparate)
                    } else {
                        nil
                    }
                } else {
                    ("waiver.unknown-signer", unknown)
                }
            if let reason {
                refused.append(
                    .init(document: act.digest, principal: person?.name, reason: reason.0, message: reason.1))
            } else if let person {
                inForce.append(
                    Waiver(
                        document: act.digest, principal: person.name, role: document.role, until: document.expires,
                        findings: document.findings))
            }
        }
        self.inForce = inForce
        self.refused = refused
    }

    /// The waiver that lets a finding pass; of several the one that ends first.
    package func waiver(for fingerprint: String) -> Waiver? {
        inForce.filter { $0.findings.contains(fingerprint) }.min { left, right in
            switch (left.until, right.until) {
            case (let first?, let second?) where first != second: first < second
            case (_?, nil): true
            case (nil, _?): false
            default: left.document < right.document
            }
        }
    }
}
