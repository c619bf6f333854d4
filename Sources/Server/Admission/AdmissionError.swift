/// Why an index, a snapshot or a review can't be used: a stable code, one sentence, and what to do.
package struct AdmissionError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Stable across wordings; callers and tests decide on the code, never on the message.
    package enum Code: String, Sendable, CaseIterable {
        /// Entries are missing, out of order, or not those of the checkpoint.
        case indexInconsistent = "admission.index-inconsistent"
        /// What is offered is older than what is held, or another history of the same ledger.
        case indexRollback = "admission.index-rollback"
        case indexOrigin = "admission.index-origin"
        case snapshotMalformed = "admission.snapshot-malformed"
        case snapshotUnsigned = "admission.snapshot-unsigned"
        /// It is no AdmissionReview of `admission.k8s.io/v1`, or not within the limits.
        case reviewInvalid = "admission.review-invalid"
    }

    package let code: Code
    package let message: String
    package let remedy: String

    package init(_ code: Code, _ message: String, remedy: String) {
        self.code = code
        self.message = message
        self.remedy = remedy
    }

    package var description: String { "\(code.rawValue): \(message)" }
}
