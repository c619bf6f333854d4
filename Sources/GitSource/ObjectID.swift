package import Artifacts

/// The 20-byte name of a git object.
package struct ObjectID: Sendable, Hashable, Comparable, CustomStringConvertible {
    private let high: UInt64
    private let middle: UInt64
    private let low: UInt32

    /// Takes the 20 raw bytes; nothing for another count.
    init?(raw bytes: some Collection<UInt8>) {
        guard bytes.count == 20 else { return nil }
        var iterator = bytes.makeIterator()
        func number(_ count: Int) -> UInt64 {
            (0..<count).reduce(0) { value, _ in value << 8 | UInt64(iterator.next() ?? 0) }
        }
        high = number(8)
        middle = number(8)
        low = UInt32(truncatingIfNeeded: number(4))
    }

    /// Takes exactly 40 lower-case hexadecimal digits.
    package init?(hex: some Collection<UInt8>) {
        guard hex.count == 40 else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(20)
        var pending: UInt8?
        for digit in hex {
            let value: UInt8
            switch digit {
            case 48...57: value = digit - 48
            case 97...102: value = digit - 87
            default: return nil
            }
            if let first = pending {
                bytes.append(first << 4 | value)
                pending = nil
            } else {
                pending = value
            }
        }
        self.init(raw: bytes)
    }

    package init?(_ text: String) { self.init(hex: text.utf8) }

    /// Nothing for a digest of another kind or of a SHA-256 repository.
    package init?(_ digest: Digest) {
        guard digest.algorithm == .gitCommit else { return nil }
        self.init(hex: digest.hex.utf8)
    }

    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(20)
        for shift in stride(from: 56, through: 0, by: -8) {
            bytes.append(UInt8(truncatingIfNeeded: high >> UInt64(shift)))
        }
        for shift in stride(from: 56, through: 0, by: -8) {
            bytes.append(UInt8(truncatingIfNeeded: middle >> UInt64(shift)))
        }
        for shift in stride(from: 24, through: 0, by: -8) {
            bytes.append(UInt8(truncatingIfNeeded: low >> UInt32(shift)))
        }
        return bytes
    }

    /// 40 lower-case hexadecimal digits.
    package var hex: String { Hexadecimal.encode(bytes) }

    package var description: String { hex }

    package static func < (left: ObjectID, right: ObjectID) -> Bool {
        (left.high, left.middle, left.low) < (right.high, right.middle, right.low)
    }
}
