import Crypto
import Documents

extension Finding {
    /// Tells the same fact again in another release: lower-case hex SHA-256 over what survives a rebuild.
    ///
    /// Hashed is the RFC 8785 form of `[rule, artifact, subject, route, advisory]`, absent parts null. No line, message,
    /// digest or severity takes part.
    package var fingerprint: String {
        let parts: [JSONValue] = [
            .string(rule), .string(artifact), .optional(subject), .optional(route), .optional(advisory),
        ]
        // An array of strings and nulls always has a canonical form; empty bytes can't be reached.
        let bytes = (try? CanonicalJSON.payload(.array(parts))) ?? []
        let digits = Array("0123456789abcdef".utf8)
        let text = SHA256.hash(data: bytes).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 0x0F)]] }
        return String(decoding: text, as: UTF8.self)
    }
}
