/// Reads the canonical text of an envelope with one signature in one pass, without a JSON tree in between.
///
/// A log reads every one of its entries this way. It knows that one form and gives up on everything else, which the general
/// reader then reads or refuses: what it takes, `encoded` writes again as the same bytes.
enum CanonicalEnvelopeText {
    /// Nothing for a text of any other form.
    /// - Throws: What `Envelope.init` throws.
    static func envelope(_ bytes: [UInt8]) throws(AttestationError) -> Envelope? {
        var rest = bytes[...]
        guard take(#"{"payload":""#, from: &rest), let payload = base64(&rest),
            take(#"","payloadType":""#, from: &rest), let type = plain(&rest),
            take(#"","signatures":[{"#, from: &rest)
        else { return nil }
        var keyID: String?
        if take(#""keyid":""#, from: &rest) {
            guard let text = plain(&rest), take(#"","#, from: &rest) else { return nil }
            keyID = text
        }
        guard take(#""sig":""#, from: &rest), let signature = base64(&rest), take(#""}]}"#, from: &rest), rest.isEmpty
        else { return nil }
        return try Envelope(
            payloadType: type, payload: payload, signatures: [EnvelopeSignature(keyID: keyID, bytes: signature)])
    }

    private static func take(_ text: StaticString, from rest: inout ArraySlice<UInt8>) -> Bool {
        let isThere = text.withUTF8Buffer { rest.starts(with: $0) }
        if isThere { rest = rest.dropFirst(text.utf8CodeUnitCount) }
        return isThere
    }

    /// The bytes up to a quote, which stays.
    private static func untilQuote(_ rest: inout ArraySlice<UInt8>) -> [UInt8]? {
        guard let end = rest.firstIndex(of: UInt8(ascii: "\"")) else { return nil }
        defer { rest = rest[end...] }
        return Array(rest[..<end])
    }

    private static func base64(_ rest: inout ArraySlice<UInt8>) -> [UInt8]? { untilQuote(&rest).flatMap(Base64.decode) }

    /// A text of printable ASCII without escapes.
    private static func plain(_ rest: inout ArraySlice<UInt8>) -> String? {
        guard let text = untilQuote(&rest), text.allSatisfy({ (0x20..<0x7F).contains($0) && $0 != UInt8(ascii: "\\") })
        else { return nil }
        return String(decoding: text, as: UTF8.self)
    }
}
