/// Why advisory files do not make a snapshot.
package struct AdvisoryError: Error, Sendable {
    package enum Code: String, Sendable, Hashable, CaseIterable {
        /// No record came out of the files: never a clean result.
        case empty = "advisories.empty"
        /// More records are malformed than a database may hold.
        case malformed = "advisories.malformed"
        /// A catalogue or table beside the records is not whole.
        case feed = "advisories.feed"
        /// An archive can't be read.
        case archive = "advisories.archive"
        /// A snapshot's manifest can't be read, or is of another snapshot.
        case manifest = "advisories.manifest"
        /// No key that is trusted has signed a snapshot's manifest.
        case unsigned = "advisories.unsigned"
        /// Which of several files is meant can't be told.
        case ambiguous = "advisories.ambiguous"
        /// A snapshot file is not what a writer makes.
        case damaged = "advisories.damaged"
    }

    package let code: Code
    package let message: String
    /// The malformed records, as far as there were any.
    package let rejected: [RejectedRecord]

    package init(_ code: Code, _ message: String, rejected: [RejectedRecord] = []) {
        self.code = code
        self.message = message
        self.rejected = rejected
    }
}
