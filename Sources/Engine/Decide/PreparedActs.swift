import Artifacts
import Governance

/// The signed acts of an evaluation, read back from the recorded inputs.
struct PreparedActs {
    /// Sorted by digest.
    let signed: [SignedAct]
    /// Acts whose signature or form does not hold; they never count, and are told.
    let unreadable: [(digest: Digest, reason: String)]

    init(_ question: EvaluationQuestion, inputs: RecordedInputs) throws(InputError) {
        var signed: [SignedAct] = []
        var unreadable: [(digest: Digest, reason: String)] = []
        for digest in question.acts {
            let bytes = try inputs.read(.act(digest.description))
            guard digest.matches(bytes) else {
                throw InputError("act.digest-mismatch", "the signed act does not have the digest \(digest)")
            }
            do {
                signed.append(try SignedAct(bundle: bytes))
            } catch {
                unreadable.append((digest, error.message))
            }
        }
        self.signed = signed.sorted { $0.digest < $1.digest }
        self.unreadable = unreadable
    }
}
