package import Artifacts
import Documents

/// What a person signed, word for word, as the ledger keeps it.
package struct SignedActRecord: Sendable, Hashable {
    package let kind: EntryKind
    /// The exact signed text: one canonical JSON object that names its own type (design section 6).
    package let document: String
    /// The signature's stored form, exactly: an armored SSH signature, or the JSON of a passkey's.
    package let signature: String
    /// Whose credential the signature was judged to be; nothing when nobody was asked.
    package let principal: String?
    /// When the engine took the act in; the person's own time stands in the document.
    package let time: EntryTime

    package init(kind: EntryKind, document: String, signature: String, principal: String?, time: EntryTime) {
        self.kind = kind
        self.document = document
        self.signature = signature
        self.principal = principal
        self.time = time
    }

    init(kind: EntryKind, _ predicate: JSONValue) throws(LedgerError) {
        var reader = try PayloadReader(predicate, at: kind.rawValue)
        self.init(
            kind: kind, document: try reader.string("document"), signature: try reader.string("signature"),
            principal: try reader.optionalString("principal"), time: try EntryTime(reader.object("time")))
        try reader.finish()
    }

    var predicate: JSONValue {
        [
            "document": .string(document), "principal": .optional(principal), "signature": .string(signature),
            "time": time.canonical,
        ]
    }

    /// The SHA-256 of the signed text.
    package var documentDigest: Digest { .sha256(of: Array(document.utf8)) }

    /// The SHA-256 over text and signature: two people may sign the same text, and each is an act.
    package var actDigest: Digest {
        get throws(LedgerError) {
            guard
                let bytes = try? CanonicalJSON.payload(["document": .string(document), "signature": .string(signature)])
            else { throw LedgerError(.entryMalformed, "the signed text can't be written as JSON") }
            return .sha256(of: bytes)
        }
    }

    /// What the signed text says about itself, without any judgement.
    package struct Claims: Sendable, Hashable {
        package let project: String
        package let environment: String?
        package let releaseDigest: Digest?
        package let reviewDigest: Digest?
        /// Of the salted comment, which lies beside the log.
        package let comment: Digest?
    }

    /// Reads the signed text.
    /// - Throws: `ledger.entry-malformed` unless it is canonical JSON whose `type` is that of the entry's kind, so that an
    ///   approval can't be logged as something else.
    package func claims() throws(LedgerError) -> Claims {
        let bytes = Array(document.utf8)
        guard CanonicalJSON.isCanonical(bytes), let value = try? JSONReader.value(bytes),
            let type = value["type"]?.string, type.utf8.elementsEqual(kind.documentType.utf8),
            let project = value["project"]?.string, !project.isEmpty
        else {
            throw LedgerError(.entryMalformed, "the signed text is not a canonical document of \(kind.documentType)")
        }
        return Claims(
            project: project, environment: try text("environment", in: value),
            releaseDigest: try digest("releaseDigest", in: value), reviewDigest: try digest("reviewDigest", in: value),
            comment: try digest("commentDigest", in: value))
    }

    private func text(_ key: String, in value: JSONValue) throws(LedgerError) -> String? {
        switch value[key] {
        case nil, .null: return nil
        case .string(let text) where !text.isEmpty: return text
        default: throw LedgerError(.entryMalformed, "'\(key)' of the signed text is not a text")
        }
    }

    private func digest(_ key: String, in value: JSONValue) throws(LedgerError) -> Digest? {
        guard let text = try text(key, in: value) else { return nil }
        guard let digest = Digest(text), digest.algorithm == .sha256 else {
            throw LedgerError(.entryMalformed, "'\(key)' of the signed text is not a sha256 digest")
        }
        return digest
    }
}
