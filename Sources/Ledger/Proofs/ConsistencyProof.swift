package import Attestation
package import Documents

/// Shows, without the log, that a checkpoint extends the tree of an earlier size.
///
/// C2SP has no file of its own for that; the text form is the body of a request to a witness (tlog-witness).
package struct ConsistencyProof: Sendable, Hashable {
    package let oldSize: UInt64
    /// By RFC 6962 section 2.1.2; empty from size 0 and to the same size.
    package let hashes: [MerkleHash]
    /// The signed checkpoint, exactly.
    package let checkpoint: [UInt8]

    package init(oldSize: UInt64, hashes: [MerkleHash], checkpoint: [UInt8]) {
        (self.oldSize, self.hashes, self.checkpoint) = (oldSize, hashes, checkpoint)
    }

    /// Checks that the proof leads from the earlier tree to its checkpoint.
    /// - Parameters:
    ///   - root: The root of the earlier tree, which the caller believes in.
    ///   - keys: The log's keys from the caller, never from the proof.
    /// - Throws: `ledger.proof-invalid`, and what `Checkpoint.verified` throws.
    @discardableResult
    package func verify(root: MerkleHash, origin: String, keys: [PublicKey]) throws(LedgerError) -> Checkpoint {
        let head = try Checkpoint.verified(checkpoint, origin: origin, keys: keys)
        guard
            MerkleTree.verifyConsistency(from: oldSize, root: root, to: head.size, root: head.root, proof: hashes)
        else { throw LedgerError(.proofInvalid, "the proof does not lead from \(oldSize) entries to the checkpoint") }
        return head
    }

    /// The proof as the body of `add-checkpoint`.
    package var text: [UInt8] { WitnessRequest(oldSize: oldSize, proof: hashes, checkpoint: checkpoint).text }

    /// - Throws: `ledger.proof-malformed` for every other text.
    package init(text: [UInt8]) throws(LedgerError) {
        let request = try WitnessRequest(text: text)
        self.init(oldSize: request.oldSize, hashes: request.proof, checkpoint: request.checkpoint)
    }

    /// `{"checkpoint": note, "hashes": [base64], "oldSize": n, "treeSize": n}`; `treeSize` is null when the checkpoint can't
    /// be read.
    package var json: JSONValue {
        let size = (try? SignedNote(checkpoint)).flatMap { try? Checkpoint(text: $0.text) }?.size
        return [
            "checkpoint": .string(String(decoding: checkpoint, as: UTF8.self)),
            "hashes": .array(hashes.map { .string($0.base64) }), "oldSize": .integer(Int64(clamping: oldSize)),
            "treeSize": size.map { .integer(Int64(clamping: $0)) } ?? .null,
        ]
    }

    /// Reads what `json` wrote.
    /// - Throws: `ledger.proof-malformed` for another form, or when `treeSize` is not the checkpoint's.
    package init(json value: JSONValue) throws(LedgerError) {
        let malformed = LedgerError(
            .proofMalformed, "a proof has exactly checkpoint, hashes, oldSize and the checkpoint's treeSize")
        guard value.members?.count == 4, let checkpoint = value["checkpoint"]?.string,
            let list = value["hashes"]?.array, list.count <= WitnessRequest.maximumHashes + 1,
            let old = value["oldSize"]?.integer.flatMap({ UInt64(exactly: $0) }),
            let size = value["treeSize"]?.integer.flatMap({ UInt64(exactly: $0) })
        else { throw malformed }
        let hashes = list.compactMap { $0.string.flatMap { MerkleHash(base64: $0) } }
        self.init(oldSize: old, hashes: hashes, checkpoint: Array(checkpoint.utf8))
        guard hashes.count == list.count, try Checkpoint(text: try SignedNote(self.checkpoint).text).size == size else {
            throw malformed
        }
    }
}
