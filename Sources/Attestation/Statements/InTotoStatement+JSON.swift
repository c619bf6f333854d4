package import Documents

extension InTotoStatement {
    /// Reads a payload without asking who signed it; for display and for building indexes, never for a verdict.
    ///
    /// Members the specification does not name are ignored, as it demands; duplicates are refused.
    /// - Throws: `statement.malformed`.
    package init(unverified payload: [UInt8], limits: DocumentLimits = .standard) throws(AttestationError) {
        let value: JSONValue
        do {
            value = try JSONReader.value(payload, limits: limits)
        } catch {
            let first = error.items.first?.message ?? "not JSON"
            throw AttestationError(.statementMalformed, "the statement is not strict JSON: \(first)")
        }
        guard let type = value["_type"]?.string,
            [Self.type, Self.earlierType].contains(where: { $0.utf8.elementsEqual(type.utf8) })
        else { throw AttestationError(.statementMalformed, "the statement's _type is not that of in-toto") }
        guard let predicateType = value["predicateType"]?.string, let list = value["subject"]?.array else {
            throw AttestationError(.statementMalformed, "a statement needs predicateType and a list of subjects")
        }
        var subjects: [StatementSubject] = []
        for item in list { subjects.append(try Self.subject(item)) }
        try self.init(subjects: subjects, predicateType: predicateType, predicate: value["predicate"] ?? .null)
    }

    /// Reads the statement of a verified envelope.
    ///
    /// - Throws: `statement.payload-type` when the envelope holds something else, `statement.malformed`.
    package init(_ envelope: VerifiedEnvelope, limits: DocumentLimits = .standard) throws(AttestationError) {
        guard envelope.payloadType.utf8.elementsEqual(Self.payloadType.utf8) else {
            throw AttestationError(
                .payloadType, "the envelope holds \(envelope.payloadType), not \(Self.payloadType)")
        }
        try self.init(unverified: envelope.payload, limits: limits)
    }

    private static func subject(_ item: JSONValue) throws(AttestationError) -> StatementSubject {
        guard let digests = item["digest"]?.members else {
            throw AttestationError(.statementMalformed, "a subject has no digest")
        }
        let name: String
        switch item["name"] {
        case nil, .null: name = ""
        case .string(let text): name = text
        default: throw AttestationError(.statementMalformed, "a subject's name is not a string")
        }
        var declared: [StatementSubject.DeclaredDigest] = []
        for member in digests {
            guard let value = member.value.string, !value.utf8.isEmpty else {
                throw AttestationError(.statementMalformed, "a subject's digest of \(member.key) is not a string")
            }
            declared.append(.init(algorithm: member.key, value: value))
        }
        return StatementSubject(name: name, declared: declared)
    }
}
