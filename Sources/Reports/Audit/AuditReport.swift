package import Artifacts
package import Documents
package import Ledger

/// Everything the log holds about one release, for an auditor: decisions, what people signed, and a proof for each entry.
package struct AuditReport: Sendable {
    /// What became of the comment a person's document names by its salted digest.
    package enum Remark: Sendable, Hashable {
        case text(String)
        /// It was erased, as the entry at the index says.
        case erased(entry: UInt64, reason: String)
        /// It lies in no store that was looked into.
        case missing
    }

    /// One entry with the proof that the log's checkpoint covers it.
    package struct Item: Sendable {
        package let entry: LedgerEntry
        package let content: EntryContent
        package let proof: InclusionProof
        /// Of acts that have a comment.
        package let remark: Remark?

        package init(entry: LedgerEntry, content: EntryContent, proof: InclusionProof, remark: Remark? = nil) {
            self.entry = entry
            self.content = content
            self.proof = proof
            self.remark = remark
        }
    }

    package let title: String
    /// The log's name and the checkpoint all proofs lead to.
    package let origin: String
    package let checkpoint: Checkpoint
    /// Oldest first: the decisions about the release, its events, and the acts that name it or that a decision counted.
    package let items: [Item]
    /// Digests that decisions name as evidence and that the evidence store does not have.
    package let missingEvidence: [Digest]
    /// Documents that decisions counted and that no entry of the log holds.
    package let missingDocuments: [Digest]

    package init(
        title: String, origin: String, checkpoint: Checkpoint, items: [Item], missingEvidence: [Digest],
        missingDocuments: [Digest]
    ) {
        self.title = title
        self.origin = origin
        self.checkpoint = checkpoint
        self.items = items
        self.missingEvidence = missingEvidence
        self.missingDocuments = missingDocuments
    }

    /// Whether everything that the decisions name is there.
    package var isComplete: Bool { missingEvidence.isEmpty && missingDocuments.isEmpty }

    package var json: JSONValue {
        [
            "checkpoint": [
                "origin": .string(origin), "root": .string(Digest.text(of: checkpoint.root.bytes)),
                "size": .integer(Int64(clamping: checkpoint.size)),
            ],
            "complete": .bool(isComplete), "entries": .array(items.map(Self.item)),
            "missingDocuments": .array(missingDocuments.map { .string($0.description) }),
            "missingEvidence": .array(missingEvidence.map { .string($0.description) }), "release": .string(title),
        ]
    }

    private static func item(_ item: Item) -> JSONValue {
        var members: [JSONValue.Member] = [
            .init("index", .integer(Int64(clamping: item.entry.index))),
            .init("kind", .string(item.entry.fields.kind.rawValue)),
            .init("time", .string(item.entry.fields.time.at.description)),
            .init("timeSource", .string(item.entry.fields.time.source.rawValue)),
            .init("envelope", .string(String(decoding: item.entry.envelope, as: UTF8.self))),
            .init("proof", item.proof.json),
        ]
        switch item.content {
        case .decision(let body, _): members.append(.init("decision", body.canonical))
        case .promotion(let summary, _): members.append(.init("decision", summary.body.canonical))
        case .act(let act):
            members += [
                .init("principal", .optional(act.principal)), .init("document", .string(act.document)),
                .init("signature", .string(act.signature)),
            ]
            if let remark = item.remark { members.append(.init("comment", Self.remark(remark))) }
        case .event(let event):
            members += [.init("principal", .optional(event.principal)), .init("facts", event.facts)]
        }
        return .object(members)
    }

    private static func remark(_ remark: Remark) -> JSONValue {
        switch remark {
        case .text(let text): ["state": "kept", "text": .string(text)]
        case .erased(let entry, let reason):
            ["entry": .integer(Int64(clamping: entry)), "reason": .string(reason), "state": "erased"]
        case .missing: ["state": "missing"]
        }
    }
}

extension Digest {
    /// Hexadecimal digits of any bytes.
    fileprivate static func text(of bytes: [UInt8]) -> String {
        bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
}
