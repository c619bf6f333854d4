/// What a log sends to a witness: `add-checkpoint` of C2SP tlog-witness.
package struct WitnessRequest: Sendable, Hashable {
    package static let maximumHashes = 63

    /// The size of the tree that the witness saw last, as the sender believes.
    package let oldSize: UInt64
    /// The proof from that size to the checkpoint's, by RFC 6962 section 2.1.2.
    package let proof: [MerkleHash]
    /// The signed checkpoint, exactly.
    package let checkpoint: [UInt8]

    package init(oldSize: UInt64, proof: [MerkleHash], checkpoint: [UInt8]) {
        (self.oldSize, self.proof, self.checkpoint) = (oldSize, proof, checkpoint)
    }

    /// The request's body.
    package var text: [UInt8] {
        Array((["old \(oldSize)"] + proof.map(\.base64) + ["", ""]).joined(separator: "\n").utf8) + checkpoint
    }

    /// Reads a body; the checkpoint in it is read when it is verified.
    /// - Throws: `ledger.proof-malformed` for everything that would not be written again as exactly the same bytes.
    package init(text bytes: [UInt8]) throws(LedgerError) {
        let malformed = LedgerError(
            .proofMalformed, "not a request to a witness: a line 'old SIZE', hashes, an empty line, a checkpoint")
        guard bytes.count <= SignedNote.maximumBytes else { throw malformed }
        var rest = bytes[...]
        var lines: [String] = []
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            let line = rest[..<end]
            rest = rest[(end + 1)...]
            if line.isEmpty { break }
            lines.append(String(decoding: line, as: UTF8.self))
            guard lines.count <= WitnessRequest.maximumHashes + 1 else { throw malformed }
        }
        guard let first = lines.first, first.utf8.starts(with: "old ".utf8), let size = UInt64(first.dropFirst(4))
        else { throw malformed }
        let hashes = lines.dropFirst().compactMap { MerkleHash(base64: $0) }
        self.init(oldSize: size, proof: hashes, checkpoint: Array(rest))
        guard !rest.isEmpty, text == bytes else { throw malformed }
    }
}
