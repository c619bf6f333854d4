/// The canonical form of JSON, RFC 8785: one value, one sequence of bytes.
package enum CanonicalJSON {
    /// The canonical bytes of any value.
    ///
    /// Numbers are written as ECMAScript writes doubles, also integers beyond 2^53, which lose their last digits so (RFC
    /// 8785, section 3.2.2.3). Throws for numbers that are not finite, repeated keys and values nested more than 512
    /// deep.
    package static func encode(_ value: JSONValue) throws(CanonicalJSONError) -> [UInt8] {
        var writer = CanonicalWriter(isPayload: false)
        try writer.write(value, depth: 0)
        return writer.bytes
    }

    /// The canonical bytes of something to be signed or hashed: no number but integers, none beyond 2^53 on either side.
    package static func payload(_ value: JSONValue) throws(CanonicalJSONError) -> [UInt8] {
        var writer = CanonicalWriter(isPayload: true)
        try writer.write(value, depth: 0)
        return writer.bytes
    }

    /// Whether the bytes are JSON in its canonical form, to the byte.
    package static func isCanonical(_ bytes: [UInt8]) -> Bool {
        guard let value = try? JSONReader.value(bytes, limits: .sbom), let canonical = try? encode(value) else {
            return false
        }
        return canonical == bytes
    }
}
