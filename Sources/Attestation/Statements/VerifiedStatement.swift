package import Artifacts
package import Documents

/// A statement together with the keys that signed it; made only from a verified envelope.
package struct VerifiedStatement: Sendable, Hashable {
    package let statement: InTotoStatement
    /// The keys whose signatures verified, each once, sorted by key id.
    package let signers: [PublicKey]

    /// Parses the very bytes that were verified.
    ///
    /// - Throws: `statement.payload-type` or `statement.malformed`.
    package init(_ envelope: VerifiedEnvelope, limits: DocumentLimits = .standard) throws(AttestationError) {
        statement = try InTotoStatement(envelope, limits: limits)
        signers = envelope.signers
    }

    /// Refuses a statement of another predicate type than the one wanted, compared as bytes.
    ///
    /// - Throws: `attestation.predicate_mismatch`.
    package func requirePredicate(_ type: String) throws(AttestationError) {
        guard statement.predicateType.utf8.elementsEqual(type.utf8) else {
            throw AttestationError(
                .predicateMismatch, "the statement's predicate is \(statement.predicateType), not \(type)")
        }
    }

    /// The subject that is the artifact with these digests.
    ///
    /// At least one digest of SHA-256 or stronger must be declared and equal. Every other declared digest of an
    /// algorithm that `artifact` has must be equal too, on every subject that matches by one; digests of unknown
    /// algorithms bind nothing. A git commit binds only where the artifact is one: see `subject(commit:)`.
    /// - Parameter artifact: the artifact's own digests, one an algorithm.
    /// - Throws: `attestation.subject_digest` when no subject matches or a matching one also differs.
    package func subject(artifact: [Digest]) throws(AttestationError) -> StatementSubject {
        try subject(artifact, binding: [.sha256, .sha384, .sha512])
    }

    /// The subject that is the git commit; only its `gitCommit` digest counts.
    ///
    /// - Throws: `attestation.subject_digest`.
    package func subject(commit: Digest) throws(AttestationError) -> StatementSubject {
        try subject([commit], binding: [.gitCommit])
    }

    private func subject(
        _ artifact: [Digest], binding: Set<Digest.Algorithm>
    ) throws(AttestationError) -> StatementSubject {
        var found: StatementSubject?
        for subject in statement.subjects {
            var matched = false
            var differing: String?
            for declared in subject.declared {
                let own = artifact.filter { $0.algorithm.rawValue.utf8.elementsEqual(declared.algorithm.utf8) }
                guard !own.isEmpty else { continue }
                if own.allSatisfy({ $0 == declared.digest }) {
                    matched = matched || own.contains { binding.contains($0.algorithm) }
                } else {
                    differing = declared.algorithm
                }
            }
            guard matched else { continue }
            if let differing {
                throw AttestationError(
                    .subjectDigest, "the subject \(subject.name) matches the artifact, but not by its \(differing)")
            }
            found = found ?? subject
        }
        guard let found else {
            throw AttestationError(.subjectDigest, "no subject of the statement is the artifact")
        }
        return found
    }
}
