package import Artifacts

/// One commit, resolved once: everything else is read by its id, whatever becomes of the reference.
package struct CommitPin: Sendable, Hashable, CustomStringConvertible {
    package let id: ObjectID
    /// The reference it was resolved from; nothing when it was given as an id.
    package let ref: RefName?

    package init(id: ObjectID, ref: RefName?) {
        self.id = id
        self.ref = ref
    }

    /// The id as an artifact's digest.
    package var digest: Digest? { Digest(.gitCommit, hex: id.hex) }

    package var description: String { ref.map { "\(id) (\($0))" } ?? id.hex }
}
