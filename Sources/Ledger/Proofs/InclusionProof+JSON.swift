package import Documents

/// The JSON form: `{"checkpoint": note, "hashes": [base64], "index": n, "treeSize": n}`.
extension InclusionProof {
    /// The proof as JSON, without its extra data; `treeSize` is null when the checkpoint can't be read.
    package var json: JSONValue {
        let size = (try? SignedNote(checkpoint)).flatMap { try? Checkpoint(text: $0.text) }?.size
        return [
            "checkpoint": .string(String(decoding: checkpoint, as: UTF8.self)),
            "hashes": .array(hashes.map { .string($0.base64) }), "index": .integer(Int64(clamping: index)),
            "treeSize": size.map { .integer(Int64(clamping: $0)) } ?? .null,
        ]
    }

    /// Reads what `json` wrote.
    /// - Throws: `ledger.proof-malformed` for another form, or when `treeSize` is not the checkpoint's.
    package init(json value: JSONValue) throws(LedgerError) {
        let malformed = LedgerError(
            .proofMalformed, "a proof has exactly checkpoint, hashes, index and the checkpoint's treeSize")
        guard value.members?.count == 4, let checkpoint = value["checkpoint"]?.string,
            let list = value["hashes"]?.array, list.count <= InclusionProof.maximumHashes,
            let index = value["index"]?.integer.flatMap({ UInt64(exactly: $0) }),
            let size = value["treeSize"]?.integer.flatMap({ UInt64(exactly: $0) })
        else { throw malformed }
        let hashes = list.compactMap { $0.string.flatMap { MerkleHash(base64: $0) } }
        self.init(index: index, hashes: hashes, checkpoint: Array(checkpoint.utf8))
        guard hashes.count == list.count,
            try Checkpoint(text: try SignedNote(self.checkpoint).text).size == size
        else { throw malformed }
    }
}
