package import Artifacts
package import Documents

/// Keeps evidence and comments from being deleted until it is lifted, whatever a policy says.
///
/// At least one of project, environment and release is given; what is given must match.
package struct LegalHold: Sendable, Hashable {
    package let project: String?
    package let environment: String?
    /// A release digest.
    package let release: Digest?
    /// The case it is for, in the caller's words.
    package let reason: String
    package let at: Timestamp

    package init(project: String?, environment: String?, release: Digest?, reason: String, at: Timestamp) {
        self.project = project
        self.environment = environment
        self.release = release
        self.reason = reason
        self.at = at
    }

    /// Whether it is about an entry of this place and release; one that does not say where it belongs is held by any hold.
    package func holds(project: String?, environment: String?, release: Digest?) -> Bool {
        func matches(_ wanted: String?, _ given: String?) -> Bool {
            guard let wanted, let given else { return true }
            return wanted.utf8.elementsEqual(given.utf8)
        }
        let isRelease = self.release == nil || release == nil || self.release == release
        return matches(self.project, project) && matches(self.environment, environment) && isRelease
    }

    package func record() throws(LedgerError) -> SignedRecord {
        try SignedRecord(
            .legalHold, subject: release,
            predicate: [
                "at": .string(at.description), "environment": .optional(environment), "project": .optional(project),
                "reason": .string(reason), "release": .optional(release?.description), "version": 1,
            ])
    }

    /// - Throws: `ledger.entry-malformed` for another kind of record or one of another form.
    package init(_ record: SignedRecord) throws(LedgerError) {
        guard record.kind == .legalHold else {
            throw LedgerError(.entryMalformed, "a record of \(record.kind.rawValue) is no legal hold")
        }
        var reader = try PayloadReader(record.predicate, at: "legalHold")
        guard try reader.count("version") == 1 else { throw PayloadReader.malformed("legalHold.version", "is not 1") }
        self.init(
            project: try reader.optionalString("project"), environment: try reader.optionalString("environment"),
            release: try reader.optionalDigest("release"), reason: try reader.string("reason"),
            at: try reader.time("at"))
        try reader.finish()
        guard project != nil || environment != nil || release != nil else {
            throw PayloadReader.malformed("legalHold", "names neither project, environment nor release")
        }
    }
}

/// Ends a legal hold.
package struct LegalHoldLift: Sendable, Hashable {
    /// The name of the hold: the digest of its envelope.
    package let hold: Digest
    package let reason: String
    package let at: Timestamp

    package init(hold: Digest, reason: String, at: Timestamp) {
        self.hold = hold
        self.reason = reason
        self.at = at
    }

    package func record() throws(LedgerError) -> SignedRecord {
        try SignedRecord(
            .legalHoldLifted, subject: hold,
            predicate: [
                "at": .string(at.description), "hold": .string(hold.description), "reason": .string(reason),
                "version": 1,
            ])
    }

    /// - Throws: `ledger.entry-malformed` for another kind of record or one of another form.
    package init(_ record: SignedRecord) throws(LedgerError) {
        guard record.kind == .legalHoldLifted else {
            throw LedgerError(.entryMalformed, "a record of \(record.kind.rawValue) lifts no legal hold")
        }
        var reader = try PayloadReader(record.predicate, at: "legalHoldLift")
        guard try reader.count("version") == 1 else {
            throw PayloadReader.malformed("legalHoldLift.version", "is not 1")
        }
        self.init(hold: try reader.digest("hold"), reason: try reader.string("reason"), at: try reader.time("at"))
        try reader.finish()
    }
}
