/// Checks that bytes are text.
enum EncodingCheck {
    /// The first bytes that are not valid UTF-8; nothing when all are.
    static func invalidUTF8(in bytes: [UInt8]) -> Range<Int>? {
        do {
            _ = try UTF8Span(validating: bytes.span)
            return nil
        } catch {
            return error.byteOffsets
        }
    }
}
