/// The one place where verified keys are counted against a threshold.
enum SignerCount {
    /// Calls `verify` with the distinct keys and counts the distinct ones among those it found.
    ///
    /// - Throws: `threshold.invalid`, `threshold.not-met`, or `signature.invalid` when no key was found.
    static func verified(
        keys: [PublicKey], threshold: Int, by verify: ([PublicKey]) -> [PublicKey]
    ) throws(AttestationError) -> [PublicKey] {
        let distinct = sorted(Set(keys))
        guard threshold >= 1 else {
            throw AttestationError(.thresholdInvalid, "the threshold of signatures must be 1 or more, not \(threshold)")
        }
        guard threshold <= distinct.count else {
            throw AttestationError(
                .thresholdInvalid,
                "the threshold of \(threshold) signatures can't be met by \(distinct.count) distinct trusted keys")
        }
        let signers = sorted(Set(verify(distinct)))
        guard !signers.isEmpty else {
            throw AttestationError(.signatureInvalid, "no signature of a trusted key verifies")
        }
        guard signers.count >= threshold else {
            throw AttestationError(
                .thresholdNotMet, "\(signers.count) distinct trusted keys have signed, \(threshold) are needed")
        }
        return signers
    }

    private static func sorted(_ keys: Set<PublicKey>) -> [PublicKey] {
        keys.sorted { $0.keyID.utf8.lexicographicallyPrecedes($1.keyID.utf8) }
    }
}
