import Documents

/// Brings a document into UTF-8 without a byte order mark, which is what JSON is read in.
///
/// Windows shells write SBOMs as UTF-16, and some tools put a mark in front of UTF-8.
enum SBOMEncoding {
    /// The same text when it has no byte order mark.
    /// - Throws: `sbom.encoding` for UTF-16 with an odd length or half a surrogate pair.
    static func decoded(_ text: SourceText) throws(Diagnostics) -> SourceText {
        let bytes = text.bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            return SourceText(name: text.name, bytes: Array(bytes.dropFirst(3)))
        }
        let isLittle = bytes.starts(with: [0xFF, 0xFE])
        guard isLittle || bytes.starts(with: [0xFE, 0xFF]) else { return text }
        guard bytes.count.isMultiple(of: 2), bytes.count <= DocumentLimits.sbom.maximumBytes else {
            throw refusal(text)
        }
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2)
        for index in stride(from: 2, to: bytes.count, by: 2) {
            let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
            units.append(isLittle ? second << 8 | first : first << 8 | second)
        }
        guard let decoded = String(validating: units, as: UTF16.self) else { throw refusal(text) }
        return SourceText(name: text.name, text: decoded)
    }

    private static func refusal(_ text: SourceText) -> Diagnostics {
        Diagnostics(
            Diagnostic(
                "sbom.encoding", "the document begins like UTF-16 and is not", at: SourceSpan(text: text, range: 0..<2),
                fix: "Write the SBOM as UTF-8."))
    }
}
