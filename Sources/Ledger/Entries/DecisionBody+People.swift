package import Artifacts
package import Documents

/// What people allowed: approvals and waivers, each by the digest of the document they signed.
extension DecisionBody {
    package struct Approval: Sendable, Hashable, Comparable {
        package let principal: String
        package let role: String
        /// Of the signed bytes.
        package let documentDigest: Digest

        package init(principal: String, role: String, documentDigest: Digest) {
            self.principal = principal
            self.role = role
            self.documentDigest = documentDigest
        }

        init(_ reader: PayloadReader) throws(LedgerError) {
            var reader = reader
            self.init(
                principal: try reader.string("principal"), role: try reader.string("role"),
                documentDigest: try reader.digest("documentDigest"))
            try reader.finish()
        }

        var canonical: JSONValue {
            [
                "documentDigest": .string(documentDigest.description), "principal": .string(principal),
                "role": .string(role),
            ]
        }

        /// By principal, role and document, compared as UTF-8 bytes.
        package static func < (left: Approval, right: Approval) -> Bool {
            left.order.lexicographicallyPrecedes(right.order)
        }

        private var order: [UInt8] { Array("\(principal)\0\(role)\0\(documentDigest)".utf8) }
    }

    package struct Waiver: Sendable, Hashable, Comparable {
        package let id: String
        /// Of the signed bytes.
        package let documentDigest: Digest
        /// From when on it no longer holds; nothing when it has no end.
        package let until: Timestamp?

        package init(id: String, documentDigest: Digest, until: Timestamp?) {
            self.id = id
            self.documentDigest = documentDigest
            self.until = until
        }

        init(_ reader: PayloadReader) throws(LedgerError) {
            var reader = reader
            self.init(
                id: try reader.string("id"), documentDigest: try reader.digest("documentDigest"),
                until: try reader.optionalTime("until"))
            try reader.finish()
        }

        var canonical: JSONValue {
            [
                "documentDigest": .string(documentDigest.description), "id": .string(id),
                "until": .optional(until?.description),
            ]
        }

        /// By id and document, compared as UTF-8 bytes.
        package static func < (left: Waiver, right: Waiver) -> Bool {
            left.order.lexicographicallyPrecedes(right.order)
        }

        private var order: [UInt8] { Array("\(id)\0\(documentDigest)".utf8) }
    }
}
