package import Documents

extension Envelope {
    /// Reads the standard JSON form (DSSE 1.0.2, envelope.md).
    ///
    /// Base64 may be in either alphabet but must be canonical. Duplicate members are refused, members the form does not
    /// know are ignored, as the specification demands.
    /// - Throws: `envelope.malformed`, `signature.missing` or `signature.malformed`.
    package init(json bytes: [UInt8], limits: DocumentLimits = .standard) throws(AttestationError) {
        let value: JSONValue
        do {
            value = try JSONReader.value(bytes, limits: limits)
        } catch {
            let first = error.items.first?.message ?? "not JSON"
            throw AttestationError(.envelopeMalformed, "the envelope is not strict JSON: \(first)")
        }
        guard let payloadType = value["payloadType"]?.string, let text = value["payload"]?.string,
            let list = value["signatures"]?.array
        else {
            throw AttestationError(
                .envelopeMalformed, "an envelope needs the strings payload and payloadType and the list signatures")
        }
        guard let payload = Base64.decodeEitherAlphabet(text) else {
            throw AttestationError(.envelopeMalformed, "the payload is not canonical Base64")
        }
        guard list.count <= Self.maximumSignatures else {
            throw AttestationError(
                .envelopeMalformed, "an envelope may have \(Self.maximumSignatures) signatures, this has \(list.count)")
        }
        var signatures: [EnvelopeSignature] = []
        for item in list {
            guard let text = item["sig"]?.string, let bytes = Base64.decodeEitherAlphabet(text) else {
                throw AttestationError(.signatureMalformed, "a signature has no sig in canonical Base64")
            }
            switch item["keyid"] {
            case nil, .null: signatures.append(try EnvelopeSignature(keyID: nil, bytes: bytes))
            case .string(let keyID): signatures.append(try EnvelopeSignature(keyID: keyID, bytes: bytes))
            default: throw AttestationError(.envelopeMalformed, "a signature's keyid is not a string")
            }
        }
        try self.init(payloadType: payloadType, payload: payload, signatures: signatures)
    }

    /// Reads the one form that `encoded` writes, for stores in which other bytes would be another entry.
    ///
    /// - Throws: what `init(json:)` throws, and `envelope.malformed` for any other spelling of the same envelope.
    package init(canonicalJSON bytes: [UInt8], limits: DocumentLimits = .standard) throws(AttestationError) {
        if let envelope = try CanonicalEnvelopeText.envelope(bytes) {
            self = envelope
            return
        }
        try self.init(json: bytes, limits: limits)
        guard try encoded() == bytes else {
            throw AttestationError(.envelopeMalformed, "the envelope is not in its canonical form")
        }
    }

    /// The envelope as canonical JSON (RFC 8785) with standard Base64; a `keyid` only where there is one.
    ///
    /// - Throws: `envelope.malformed` when the payload type can't be written as JSON.
    package func encoded() throws(AttestationError) -> [UInt8] {
        let value: JSONValue = .object([
            .init("payload", .string(Base64.encode(payload))),
            .init("payloadType", .string(payloadType)),
            .init(
                "signatures",
                .array(
                    signatures.map { signature in
                        var members: [JSONValue.Member] = []
                        if let keyID = signature.keyID { members.append(.init("keyid", .string(keyID))) }
                        members.append(.init("sig", .string(Base64.encode(signature.bytes))))
                        return .object(members)
                    })),
        ])
        do {
            return try CanonicalJSON.encode(value)
        } catch {
            throw AttestationError(.envelopeMalformed, "the envelope can't be written as canonical JSON")
        }
    }
}
