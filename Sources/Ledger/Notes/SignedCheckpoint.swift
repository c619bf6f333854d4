/// A checkpoint that a given key signed, with the note it stands in.
package struct SignedCheckpoint: Sendable, Hashable {
    package let checkpoint: Checkpoint
    /// The signed note, exactly.
    package let note: [UInt8]

    package init(checkpoint: Checkpoint, note: [UInt8]) {
        self.checkpoint = checkpoint
        self.note = note
    }
}
