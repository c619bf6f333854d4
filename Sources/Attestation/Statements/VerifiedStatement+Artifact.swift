package import Artifacts
package import Documents

extension VerifiedStatement {
    /// Verifies an attestation of an artifact in the only safe order: signatures, then statement, predicate, subject.
    ///
    /// - Parameters:
    ///   - artifact: the artifact's own digests, SHA-256 among them.
    ///   - predicateType: the one wanted; nothing takes any.
    /// - Throws: what `Envelope.verify`, `requirePredicate` and `subject(artifact:)` throw.
    package init(
        _ envelope: Envelope, keys: [PublicKey], threshold: Int = 1, artifact: [Digest], predicateType: String?,
        limits: DocumentLimits = .standard
    ) throws(AttestationError) {
        try self.init(try envelope.verify(keys: keys, threshold: threshold), limits: limits)
        if let predicateType { try requirePredicate(predicateType) }
        _ = try subject(artifact: artifact)
    }
}
