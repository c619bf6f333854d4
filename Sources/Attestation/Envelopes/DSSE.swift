/// The signing protocol of DSSE 1.0.2.
package enum DSSE {
    /// The bytes that a DSSE signature covers: `DSSEv1 LEN(type) type LEN(payload) payload`, lengths in bytes.
    package static func preAuthenticationEncoding(payloadType: String, payload: [UInt8]) -> [UInt8] {
        var bytes = Array("DSSEv1 \(payloadType.utf8.count) ".utf8)
        bytes.reserveCapacity(bytes.count + payloadType.utf8.count + payload.count + 24)
        bytes += payloadType.utf8
        bytes += " \(payload.count) ".utf8
        bytes += payload
        return bytes
    }
}
