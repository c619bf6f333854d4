import Attestation

/// The text of a checkpoint as any log writes it: three lines and whatever follows, the root as opaque bytes.
///
/// Other logs put more behind the root than C2SP tlog-checkpoint allows, and hash by other functions. `Checkpoint` is what
/// is left when the specification's own rules hold as well; nothing is verified against anything else.
package struct CheckpointText: Sendable, Hashable {
    /// The log's name, not empty.
    package let origin: String
    package let size: UInt64
    /// The root hash, of whatever length.
    package let root: [UInt8]
    /// Everything behind the line of the root; not looked at.
    package let rest: String

    /// - Throws: `ledger.checkpoint-malformed` when there are not three whole lines, the origin is empty, the size is no
    ///   number in its shortest form or the root is not base64.
    package init(_ text: String) throws(LedgerError) {
        let lines = text.utf8.split(separator: UInt8(ascii: "\n"), maxSplits: 3, omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
        guard lines.count == 4, !lines[0].isEmpty, let size = UInt64(lines[1]), String(size) == lines[1],
            let root = Base64.decode(lines[2])
        else {
            throw LedgerError(.checkpointMalformed, "a checkpoint has the lines origin, size and root hash, none empty")
        }
        (origin, self.size, self.root, rest) = (lines[0], size, root, lines[3])
    }
}
