import Attestation

/// The code of the error that `body` throws; nothing when it succeeds or throws another error.
func refusal(_ body: () throws -> some Any) -> AttestationError.Code? {
    do {
        _ = try body()
        return nil
    } catch {
        return (error as? AttestationError)?.code
    }
}

/// The bytes with one bit turned over.
func flipped(_ bytes: [UInt8], bit: Int) -> [UInt8] {
    var bytes = bytes
    bytes[bit / 8] ^= 1 << UInt8(bit % 8)
    return bytes
}
