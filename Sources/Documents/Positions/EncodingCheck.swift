/// Checks that bytes are text.
package enum EncodingCheck {
    /// The first bytes that are not valid UTF-8; nothing when all are.
    static func invalidUTF8(in bytes: [UInt8]) -> Range<Int>? {
        do {
            _ = try UTF8Span(validating: bytes.span)
            return nil
        } catch {
            return error.byteOffsets
        }
    }

    /// Whether the bytes of a range are valid UTF-8.
    /// - Parameter range: Clamped to the bytes.
    package static func isUTF8(_ bytes: [UInt8], in range: Range<Int>) -> Bool {
        (try? UTF8Span(validating: bytes.span.extracting(range.clamped(to: 0..<bytes.count)))) != nil
    }
}
