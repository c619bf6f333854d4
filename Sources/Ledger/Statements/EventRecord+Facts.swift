import Documents

extension EventRecord {
    /// Checks that the facts are those of the kind.
    ///
    /// Kinds that no version has written yet have no form to check.
    /// - Throws: `ledger.entry-malformed`.
    package func checkFacts() throws(LedgerError) {
        switch kind {
        case .deployed: _ = try Deployment(self)
        case .retired: _ = try Retirement(self)
        case .adopted: _ = try Adoption(self)
        case .revoked: _ = try Revocation(self)
        case .trustChanged: _ = try TrustChange(self)
        case .keyRotated: _ = try KeyRotation(self)
        case .keyCompromised: _ = try KeyCompromise(self)
        case .advisoryFlip: _ = try AdvisoryFlip(self)
        case .erased: _ = try Erasure(self)
        case .decision, .approval, .rejection, .waiver, .grant, .hold: break
        }
    }

    /// What makes two records the same event, whenever each was recorded.
    ///
    /// An erasure is of one comment, and a flip of one promotion by one snapshot: retried or raced, each stands in the log
    /// once. Of every other kind no two records are the same event unless they are the same bytes.
    /// - Returns: Nothing for those.
    var identity: JSONValue? {
        switch kind {
        case .erased: ["comment": facts["comment"] ?? .null, "kind": .string(kind.rawValue)]
        case .advisoryFlip:
            [
                "environment": .optional(environment), "facts": facts, "kind": .string(kind.rawValue),
                "project": .optional(project), "release": release?.canonical ?? .null,
            ]
        default: nil
        }
    }

    /// The release and where it is, which some kinds can't do without.
    /// - Throws: `ledger.entry-malformed` for another kind, or when one of them is missing.
    func place(
        of wanted: EntryKind
    ) throws(LedgerError) -> (project: String, environment: String, release: ReleaseIdentity) {
        guard kind == wanted, let project, let environment, let release else {
            throw LedgerError(
                .entryMalformed,
                "an entry of kind \(kind.rawValue) is no \(wanted.rawValue) release of a project and environment")
        }
        return (project, environment, release)
    }
}
