/// The steps of an append, in order; tests stop a writer after each of them.
package enum AppendStep: String, Sendable, CaseIterable {
    /// The lock is held, nothing was written.
    case locked
    /// Entries and tiles are durable, no checkpoint covers them.
    case entriesStored
    /// The root was recomputed from what was stored.
    case rootRecomputed
    /// The checkpoint is signed, but not stored.
    case checkpointSigned
    /// The checkpoint is durable, the caller does not know yet.
    case checkpointStored
}
