import Artifacts
package import Attestation
import Documents
package import Ledger

/// A promotion index as a signed file: all a webhook needs, without a ledger's database.
///
/// The first line is a DSSE envelope over an in-toto statement of the type `urn:sluice:promotion-index:v1`, signed by the
/// ledger's key; its subject is the rest of the file by its SHA-256, and its predicate has the ledger's signed checkpoint, the
/// size and the time at which that was the newest. The rest is one canonical JSON object a line, one for each event. Nothing
/// of the rest is read before the signature and the digest were verified.
package enum IndexSnapshot {
    package static let predicateType = "urn:sluice:promotion-index:v1"
    private static let subjectName = "promotion-index"
    private static let newline = UInt8(ascii: "\n")
    /// The envelope alone; a checkpoint with many witnesses takes a tenth of it.
    private static let maximumHeadBytes = 1 << 20

    /// - Throws: `admission.snapshot-malformed` for an index that never saw its ledger; what the signer throws.
    package static func encoded(_ index: PromotionIndex, signer: LedgerSigner) throws -> [UInt8] {
        guard let seenAt = index.head.seenAt, !index.head.note.isEmpty else {
            throw malformed("the index never followed its ledger")
        }
        var body: [UInt8] = []
        for event in index.events { body += try CanonicalJSON.payload(event.json) + [newline] }
        let payload = try InTotoStatement(
            subjects: [StatementSubject(name: subjectName, digests: [.sha256(of: body)])],
            predicateType: predicateType,
            predicate: [
                "checkpoint": .string(String(decoding: index.head.note, as: UTF8.self)),
                "origin": .string(index.head.origin), "peaks": .array(index.peaks.roots.map { .string($0.base64) }),
                "seenAt": .string(seenAt.description), "version": 1,
            ]
        ).payload()
        let message = DSSE.preAuthenticationEncoding(payloadType: InTotoStatement.payloadType, payload: payload)
        let signature = try EnvelopeSignature(keyID: signer.publicKey.keyID, bytes: signer.sign(message))
        return try Envelope(
            payloadType: InTotoStatement.payloadType, payload: payload, signatures: [signature]
        ).encoded() + [newline] + body
    }

    /// Reads a snapshot that may come from anywhere.
    /// - Parameters:
    ///   - keys: The ledger's keys, from the operator.
    ///   - origin: The ledger it must be of; any when nothing.
    /// - Throws: `admission.snapshot-unsigned` when none of the keys signed it or its checkpoint,
    ///   `admission.snapshot-malformed` for any other form, `admission.index-origin`.
    package static func read(
        _ bytes: [UInt8], keys: [PublicKey], origin: String? = nil
    ) throws(AdmissionError) -> PromotionIndex {
        guard let end = bytes.firstIndex(of: newline), end <= maximumHeadBytes else {
            throw malformed("it has no first line that could be an envelope")
        }
        let body = Array(bytes[(end + 1)...])
        let predicate = try predicate(of: Array(bytes[..<end]), body: .sha256(of: body), keys: keys)
        guard predicate["version"]?.integer == 1, let named = predicate["origin"]?.string,
            let seenAt = predicate["seenAt"]?.string.flatMap({ Timestamp($0) }),
            let note = predicate["checkpoint"]?.string.map({ Array($0.utf8) }),
            let peaks = predicate["peaks"]?.array?.map({ $0.string.flatMap { MerkleHash(base64: $0) } })
        else { throw malformed("its statement lacks a member") }
        if let origin, !origin.utf8.elementsEqual(named.utf8) {
            throw AdmissionError(
                .indexOrigin, "the snapshot is of the ledger \(named), not of \(origin)",
                remedy: "Give the snapshot of the ledger that this configuration names.")
        }
        var index = PromotionIndex(origin: named)
        let checkpoint: Checkpoint
        do {
            checkpoint = try Checkpoint.verified(note, origin: named, keys: keys)
        } catch {
            throw unsigned("its checkpoint can't be believed: \(error.message)")
        }
        guard let tree = MerklePeaks(size: checkpoint.size, roots: peaks.compactMap { $0 }),
            peaks.allSatisfy({ $0 != nil }), tree.root == checkpoint.root
        else { throw malformed("its tree is not that of its checkpoint") }
        for line in body.split(separator: newline, omittingEmptySubsequences: true) {
            guard let value = try? JSONReader.value(Array(line)), let event = IndexEvent(value),
                event.index < checkpoint.size
            else { throw malformed("an event of it can't be read, or stands behind its checkpoint") }
            index.apply(event)
        }
        index.peaks = tree
        index.head = PromotionIndex.Head(
            origin: named, size: checkpoint.size, root: checkpoint.root, note: note, seenAt: seenAt)
        return index
    }

    private static func predicate(
        of head: [UInt8], body: Digest, keys: [PublicKey]
    ) throws(AdmissionError) -> JSONValue {
        let envelope: Envelope
        let statement: InTotoStatement
        do {
            envelope = try Envelope(canonicalJSON: head)
            statement = try InTotoStatement(unverified: envelope.payload)
        } catch {
            throw malformed("its first line is no envelope: \(error.message)")
        }
        // A key id is no part of what is signed: one that names another key than the one that signed is a changed file.
        guard !keys.isEmpty, let signer = (try? envelope.verify(keys: keys))?.signers.first,
            envelope.signatures.count == 1,
            envelope.signatures[0].keyID?.utf8.elementsEqual(signer.keyID.utf8) == true,
            envelope.payloadType.utf8.elementsEqual(InTotoStatement.payloadType.utf8)
        else { throw unsigned("none of the ledger's keys signed it") }
        guard statement.predicateType.utf8.elementsEqual(predicateType.utf8) else {
            throw malformed("it is '\(statement.predicateType)'")
        }
        guard statement.subjects.count == 1, statement.subjects[0].digests == [body] else {
            throw malformed("its events are not those that were signed")
        }
        return statement.predicate
    }

    private static func malformed(_ message: String) -> AdmissionError {
        AdmissionError(
            .snapshotMalformed, "the snapshot can't be used: \(message)",
            remedy: "Make it again with 'sluice admission snapshot'.")
    }

    private static func unsigned(_ message: String) -> AdmissionError {
        AdmissionError(
            .snapshotUnsigned, "the snapshot can't be believed: \(message)",
            remedy: "Give the key that signs the ledger, or make the snapshot again with it.")
    }
}

extension PromotionIndex {
    /// Goes on to what a snapshot says, or not at all: never back, and never to another history.
    /// - Throws: `admission.index-origin`, and `admission.index-rollback` for a snapshot that is shorter, or of the same size
    ///   with another root. Two different sizes can't be compared without the ledger: both are signed by its key.
    package mutating func replace(with snapshot: PromotionIndex) throws(AdmissionError) {
        guard snapshot.head.origin.utf8.elementsEqual(head.origin.utf8) else {
            throw AdmissionError(
                .indexOrigin, "the snapshot is of the ledger \(snapshot.head.origin), not of \(head.origin)",
                remedy: "Give the snapshot of the ledger that this configuration names.")
        }
        guard snapshot.head.size > head.size || (snapshot.head.size == head.size && snapshot.head.root == head.root)
        else {
            throw AdmissionError(
                .indexRollback,
                "the snapshot is of \(snapshot.head.size) entries, and the index already stands at \(head.size)",
                remedy: "Give a newer snapshot; find out who offered this one when its root is another one.")
        }
        self = snapshot
    }
}
