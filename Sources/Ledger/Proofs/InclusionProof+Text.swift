import Attestation

/// The text form, C2SP tlog-proof.
extension InclusionProof {
    private static let header = "c2sp.org/tlog-proof@v1"

    /// The proof as text; files are named `.tlog-proof`.
    package var text: [UInt8] {
        var lines = [InclusionProof.header]
        if let extra { lines.append("extra \(Base64.encode(extra))") }
        lines.append("index \(index)")
        lines += hashes.map(\.base64)
        return Array((lines.joined(separator: "\n") + "\n\n").utf8) + checkpoint
    }

    /// Reads the text; the checkpoint in it is read when it is verified.
    /// - Throws: `ledger.proof-malformed` for everything that would not be written again as exactly the same bytes.
    package init(text bytes: [UInt8]) throws(LedgerError) {
        guard let end = InclusionProof.firstBlankLine(bytes) else {
            throw LedgerError(.proofMalformed, "the proof has no checkpoint")
        }
        var lines = bytes[..<(end - 1)].split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }[...]
        guard lines.popFirst() == InclusionProof.header else {
            throw LedgerError(.proofMalformed, "the first line is not \(InclusionProof.header)")
        }
        var extra: [UInt8]?
        if let line = lines.first, line.utf8.starts(with: "extra ".utf8) {
            guard let data = Base64.decode(String(line.dropFirst(6))) else {
                throw LedgerError(.proofMalformed, "the extra data are not base64")
            }
            extra = data
            lines = lines.dropFirst()
        }
        guard let line = lines.popFirst(), line.utf8.starts(with: "index ".utf8), let index = UInt64(line.dropFirst(6))
        else { throw LedgerError(.proofMalformed, "the proof has no index") }
        guard lines.count <= InclusionProof.maximumHashes else {
            throw LedgerError(.proofMalformed, "the proof has more than \(InclusionProof.maximumHashes) hashes")
        }
        let hashes = lines.compactMap { MerkleHash(base64: $0) }
        self.init(index: index, hashes: hashes, checkpoint: Array(bytes[(end + 1)...]), extra: extra)
        guard hashes.count == lines.count, !checkpoint.isEmpty, text == bytes else {
            throw LedgerError(.proofMalformed, "the proof is not in the one form of its content")
        }
    }

    /// The offset of the line break that is the first blank line.
    private static func firstBlankLine(_ bytes: [UInt8]) -> Int? {
        for offset in bytes.indices.dropFirst()
        where bytes[offset] == UInt8(ascii: "\n") && bytes[offset - 1] == UInt8(ascii: "\n") {
            return offset
        }
        return nil
    }
}
