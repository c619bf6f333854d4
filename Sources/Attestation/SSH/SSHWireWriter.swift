/// Writes the data types of RFC 4251 section 5.
struct SSHWireWriter {
    private(set) var bytes: [UInt8] = []

    mutating func raw(_ more: some Sequence<UInt8>) { bytes += more }

    mutating func number(_ number: UInt32) {
        for shift in [24, 16, 8, 0] { bytes.append(UInt8(truncatingIfNeeded: number >> UInt32(shift))) }
    }

    /// A `string`; what this module writes is far below 4 GiB.
    mutating func string(_ content: some Collection<UInt8>) {
        number(UInt32(clamping: content.count))
        bytes += content
    }

    /// A positive `mpint` from big-endian bytes.
    mutating func positiveNumber(_ digits: some Collection<UInt8>) {
        let digits = Array(digits.drop { $0 == 0 })
        string((digits.first ?? 0) >= 0x80 ? [0] + digits : digits)
    }
}
