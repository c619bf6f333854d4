import Artifacts
package import Documents

/// An in-toto Statement v1: what is claimed (the predicate) about which things (the subjects).
///
/// By itself a statement says nothing about who made it; `VerifiedStatement` does.
package struct InTotoStatement: Sendable, Hashable {
    package static let payloadType = "application/vnd.in-toto+json"
    package static let type = "https://in-toto.io/Statement/v1"
    /// Read as well, because tools still write it; never written.
    package static let earlierType = "https://in-toto.io/Statement/v0.1"
    package static let maximumSubjects = 65_536

    /// At least one, in the order of the text.
    package let subjects: [StatementSubject]
    package let predicateType: String
    /// `null` when there is none.
    package let predicate: JSONValue

    /// - Throws: `statement.malformed` when there is no subject, a subject has no digest or a repeated algorithm, or the
    ///   predicate type is empty.
    package init(
        subjects: [StatementSubject], predicateType: String, predicate: JSONValue
    ) throws(AttestationError) {
        guard !subjects.isEmpty, subjects.count <= Self.maximumSubjects else {
            throw AttestationError(.statementMalformed, "a statement needs 1 to \(Self.maximumSubjects) subjects")
        }
        for subject in subjects {
            guard !subject.declared.isEmpty else {
                throw AttestationError(.statementMalformed, "the subject \(subject.name) has no digest")
            }
            for (first, second) in zip(subject.declared, subject.declared.dropFirst())
            where first.algorithm.utf8.elementsEqual(second.algorithm.utf8) {
                throw AttestationError(
                    .statementMalformed, "the subject \(subject.name) has two digests of \(first.algorithm)")
            }
        }
        guard !predicateType.utf8.isEmpty else {
            throw AttestationError(.statementMalformed, "a statement needs a predicateType")
        }
        self.subjects = subjects
        self.predicateType = predicateType
        self.predicate = predicate
    }

    /// The statement as the canonical JSON (RFC 8785) that is signed.
    ///
    /// - Throws: `statement.malformed` when the predicate holds a fraction or an integer above 2^53.
    package func payload() throws(AttestationError) -> [UInt8] {
        var members: [JSONValue.Member] = [
            .init("_type", .string(Self.type)),
            .init("predicateType", .string(predicateType)),
            .init(
                "subject",
                .array(
                    subjects.map { subject in
                        let digests = subject.declared.map { JSONValue.Member($0.algorithm, .string($0.value)) }
                        return .object([.init("digest", .object(digests)), .init("name", .string(subject.name))])
                    })),
        ]
        if predicate != .null { members.append(.init("predicate", predicate)) }
        do {
            return try CanonicalJSON.payload(.object(members))
        } catch {
            throw AttestationError(.statementMalformed, "the statement can't be written as canonical JSON: \(error)")
        }
    }
}
