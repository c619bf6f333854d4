package import Engine

/// What a run came to, with where it was recorded.
package struct DecisionReport: Sendable {
    /// Where the decision stands in the ledger.
    package struct Record: Sendable {
        /// The ledger's URL as the user gave it.
        package let ledger: String
        package let index: UInt64
        /// False when an identical decision stood there already.
        package let isNew: Bool
        /// The inclusion proof as JSON text.
        package let proof: String

        package init(ledger: String, index: UInt64, isNew: Bool, proof: String) {
            self.ledger = ledger
            self.index = index
            self.isNew = isNew
            self.proof = proof
        }
    }

    package let evaluation: Evaluation
    /// Nothing for a dry run, and when a stage errored.
    package let record: Record?
    package let isDryRun: Bool

    package init(evaluation: Evaluation, record: Record?, isDryRun: Bool) {
        self.evaluation = evaluation
        self.record = record
        self.isDryRun = isDryRun
    }

    /// The word of the exit and its code; an enforcement mode that does not bind lets every verdict but an error pass.
    package var exit: (name: String, code: Int32) {
        let exit = evaluation.verdict.exit(isIncomplete: evaluation.isIncomplete)
        guard evaluation.enforcement.mode != .enforce, evaluation.verdict != .errored else { return exit }
        return (exit.name, 0)
    }
}
