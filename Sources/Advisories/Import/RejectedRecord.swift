/// A record that was left out of a snapshot because it is malformed.
package struct RejectedRecord: Sendable, Hashable {
    /// The file, and inside an archive the entry.
    package let file: String
    /// The 1-based line of a JSON Lines file or place in a list; nothing when the file holds one record.
    package let position: Int?
    /// One clause: what is wrong.
    package let reason: String

    package init(file: String, position: Int?, reason: String) {
        self.file = file
        self.position = position
        self.reason = reason
    }
}
