/// A log that a witness knows: its origin and the keys that sign its checkpoints.
package struct WitnessedLog: Sendable {
    package let origin: String
    package let keys: [NoteKey]

    package init(origin: String, keys: [NoteKey]) {
        (self.origin, self.keys) = (origin, keys)
    }
}

/// What a witness remembers: the last checkpoint it cosigned of each log.
package protocol WitnessStates: Sendable {
    /// The last signed checkpoint of the origin; nothing when none was ever cosigned.
    func last(of origin: String) throws -> SignedCheckpoint?

    /// Puts the next checkpoint in the place of the last one, durably.
    /// - Parameter last: What has to be there still, by compare-and-swap.
    /// - Returns: False when something else is there now; nothing was changed then.
    func replace(_ last: SignedCheckpoint?, by next: SignedCheckpoint) throws -> Bool
}

/// A witness of logs (C2SP tlog-witness): it cosigns a checkpoint only when it extends the last one it cosigned.
///
/// Pure but for `WitnessStates`: the server and the command line bring the transport, the clock and the disk.
package struct Witness: Sendable {
    /// What goes back over HTTP.
    package struct Answer: Sendable, Hashable {
        package let status: Int
        package let contentType: String
        /// Signature lines for 200, the size of the last checkpoint for 409, a sentence otherwise.
        package let body: [UInt8]
        /// What was cosigned, for 200 alone.
        package let cosigned: SignedCheckpoint?

        fileprivate init(_ status: Int, _ sentence: String) {
            (self.status, contentType) = (status, "text/plain; charset=utf-8")
            (body, cosigned) = (Array("\(sentence)\n".utf8), nil)
        }

        fileprivate init(conflictAt size: UInt64) {
            (status, contentType, body, cosigned) = (409, "text/x.tlog.size", Array("\(size)\n".utf8), nil)
        }

        fileprivate init(_ lines: [UInt8], cosigned: SignedCheckpoint) {
            (status, contentType, body, self.cosigned) = (200, "text/plain; charset=utf-8", lines, cosigned)
        }
    }

    package let key: NoteKey
    private let logs: [WitnessedLog]
    private let sign: @Sendable ([UInt8]) throws -> [UInt8]

    /// - Throws: `ledger.note-key` when the key is not a witness's.
    package init(
        key: NoteKey, logs: [WitnessedLog], sign: @escaping @Sendable ([UInt8]) throws -> [UInt8]
    ) throws(LedgerError) {
        guard key.isWitness else { throw LedgerError(.noteKey, "the key \(key.name) does not cosign") }
        (self.key, self.logs, self.sign) = (key, logs, sign)
    }

    /// Answers `add-checkpoint`.
    /// - Parameters:
    ///   - body: The request's bytes.
    ///   - time: Now, in seconds since 1970.
    /// - Throws: What signing and `states` throw: no answer may be given then.
    package func answer(_ body: [UInt8], time: UInt64, states: some WitnessStates) throws -> Answer {
        let request: WitnessRequest
        let text: Checkpoint
        do {
            request = try WitnessRequest(text: body)
            text = try Checkpoint(text: SignedNote(request.checkpoint).text)
        } catch {
            return Answer(400, error.message)
        }
        guard let log = logs.first(where: { $0.origin.utf8.elementsEqual(text.origin.utf8) }) else {
            return Answer(404, "this witness does not know the log")
        }
        let checkpoint: Checkpoint
        do {
            checkpoint = try Checkpoint.verified(request.checkpoint, origin: log.origin, signedBy: log.keys)
        } catch {
            return Answer(403, error.message)
        }
        guard request.oldSize <= checkpoint.size else { return Answer(400, "the old size is bigger than the new one") }
        let last = try states.last(of: log.origin)
        let (size, root) = (last?.checkpoint.size ?? 0, last?.checkpoint.root ?? MerkleTree.emptyRoot)
        guard request.oldSize == size, size < checkpoint.size || root == checkpoint.root else {
            return Answer(conflictAt: size)
        }
        guard
            MerkleTree.verifyConsistency(
                from: size, root: root, to: checkpoint.size, root: checkpoint.root, proof: request.proof)
        else { return Answer(422, "the proof does not lead from the last checkpoint to this one") }
        let signature = try Cosignature.sign(checkpoint.text, key: key, time: time, sign: sign)
        let next = SignedCheckpoint(checkpoint: checkpoint, note: request.checkpoint)
        guard try states.replace(last, by: next) else {
            return Answer(conflictAt: try states.last(of: log.origin)?.checkpoint.size ?? 0)
        }
        return Answer(signature.line, cosigned: next)
    }
}
