package import Artifacts
package import Documents

/// The document a person signs (design section 6): one canonical JSON object, signed byte for byte.
///
/// Every key is always present; what does not apply is null. A waiver names `findings` and is bound to a release only if it
/// says so, because it is decided before the review digest, which contains it.
package struct ActDocument: Sendable, Hashable {
    package var type: ActType
    package var project: String
    package var environment: String
    package var releaseDigest: Digest?
    package var reviewDigest: Digest?
    package var role: String
    /// SHA-256 over salt and comment; the comment itself lies beside the log.
    package var commentDigest: Digest?
    package var at: Timestamp
    package var expires: Timestamp?
    /// Finding fingerprints a waiver lets pass, sorted; empty for every other type.
    package var findings: [String]

    package init(
        type: ActType, project: String, environment: String, releaseDigest: Digest?, reviewDigest: Digest?,
        role: String, commentDigest: Digest? = nil, at: Timestamp, expires: Timestamp? = nil, findings: [String] = []
    ) {
        self.type = type
        self.project = project
        self.environment = environment
        self.releaseDigest = releaseDigest
        self.reviewDigest = reviewDigest
        self.role = role
        self.commentDigest = commentDigest
        self.at = at
        self.expires = expires
        self.findings = findings.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    package var canonical: JSONValue {
        [
            "at": .string(at.description), "commentDigest": .optional(commentDigest?.description),
            "environment": .string(environment), "expires": .optional(expires?.description),
            "findings": .array(findings.map { .string($0) }), "project": .string(project),
            "releaseDigest": .optional(releaseDigest?.description),
            "reviewDigest": .optional(reviewDigest?.description), "role": .string(role),
            "type": .string("sluice.\(type.rawValue).v1"), "verdict": .string(type.verdict),
        ]
    }

    package func encoded() throws(CanonicalJSONError) -> [UInt8] { try CanonicalJSON.payload(canonical) }
}
