package import Attestation
package import Documents
package import Ledger

extension PromotionIndex {
    /// How many entries are read at a time.
    private static let page = 1000

    /// Goes on to where a ledger now stands, or not at all.
    ///
    /// The checkpoint's signature is verified, every entry up to it is read, and the root over their leaf hashes must be the
    /// checkpoint's. An index never goes back: a ledger that is shorter, or another one, is refused and what was known stays,
    /// with its age.
    /// - Parameters:
    ///   - keys: The ledger's keys, from the operator.
    ///   - now: Becomes the moment at which the index was last up to date.
    /// - Throws: `AdmissionError` and `LedgerError`; what the ledger's storage throws.
    package mutating func follow(
        _ ledger: any LedgerStore, keys: [PublicKey], images: ReleaseImages, at now: Timestamp
    ) throws {
        let note = try ledger.checkpoint().note
        try follow(
            note: note, keys: keys, at: now, images: { try images.images(manifest: $0, release: $1) },
            entries: { try ledger.entries(from: $0, limit: $1) })
    }

    mutating func follow(
        note: [UInt8], keys: [PublicKey], at now: Timestamp, images: IndexEvent.ImageSource,
        entries: (_ from: UInt64, _ limit: Int) throws -> [LedgerEntry]
    ) throws {
        let checkpoint = try Checkpoint.verified(note, origin: head.origin, keys: keys)
        guard checkpoint.size >= head.size else {
            throw AdmissionError(
                .indexRollback, "the ledger has \(checkpoint.size) entries, and had \(head.size) before",
                remedy: "Find out who put an older ledger in place; the index keeps what it knows until then.")
        }
        var next = self
        while next.peaks.size < checkpoint.size {
            let wanted = min(UInt64(Self.page), checkpoint.size - next.peaks.size)
            let found = try entries(next.peaks.size, Int(wanted))
            guard !found.isEmpty else { throw Self.inconsistent("entry \(next.peaks.size) is missing") }
            for entry in found.prefix(Int(wanted)) { try next.take(entry, images: images) }
        }
        guard next.peaks.root == checkpoint.root else {
            throw Self.inconsistent(
                "the entries up to \(checkpoint.size) don't have the root that the checkpoint signs")
        }
        next.head = Head(
            origin: head.origin, size: checkpoint.size, root: checkpoint.root, note: note, seenAt: now)
        self = next
    }

    private mutating func take(_ entry: LedgerEntry, images: IndexEvent.ImageSource) throws {
        guard entry.index == peaks.size else {
            throw Self.inconsistent("entry \(entry.index) stands where \(peaks.size) should")
        }
        peaks.append(entry.leafHash)
        if let event = try IndexEvent.read(entry, images: images) { apply(event) }
    }

    private static func inconsistent(_ message: String) -> AdmissionError {
        AdmissionError(
            .indexInconsistent, message,
            remedy: "Check the ledger with 'sluice ledger verify'; the index keeps what it knows until then.")
    }

    /// The seconds since the index was last up to date; nothing when it never was, or when the clock stands before that.
    package func age(at now: Timestamp) -> Int64? {
        guard let seenAt = head.seenAt else { return nil }
        let age = now.secondsSince(seenAt)
        // Clocks of two machines differ a little; more than that is a clock that nobody can judge an age by.
        return age >= -Self.clockTolerance ? max(age, 0) : nil
    }

    private static let clockTolerance: Int64 = 120
}
