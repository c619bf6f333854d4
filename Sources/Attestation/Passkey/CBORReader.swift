/// Reads CBOR in the one form that authenticators have to write it in: CTAP2 canonical (CTAP 2.1 section 8).
///
/// Lengths are definite and, like numbers, in their shortest form; the keys of a map are sorted (by kind, then length, then
/// bytes) and so never appear twice; tags, fractions and undefined values are refused. Lists and maps nest eight deep at most,
/// and no length is believed before its bytes are there: what is read costs no more than the input is long.
struct CBORReader {
    static let maximumDepth = 8
    /// Far above any attestation with its certificates.
    static let maximumBytes = 65_536

    private(set) var rest: ArraySlice<UInt8>

    /// - Throws: `input.too-large`.
    init(_ bytes: ArraySlice<UInt8>) throws(AttestationError) {
        guard bytes.count <= Self.maximumBytes else {
            throw AttestationError(.tooLarge, "the CBOR data is longer than \(Self.maximumBytes) bytes")
        }
        rest = bytes
    }

    /// The one value that the bytes are, to the last byte.
    /// - Throws: `passkey.cbor` or `input.too-large`.
    static func value(_ bytes: [UInt8]) throws(AttestationError) -> CBORValue {
        var reader = try CBORReader(bytes[...])
        let value = try reader.next()
        guard reader.rest.isEmpty else { throw fault("has surplus bytes at its end") }
        return value
    }

    /// The value that stands next; the rest stays.
    /// - Throws: `passkey.cbor`.
    mutating func next() throws(AttestationError) -> CBORValue { try value(depth: 0) }

    private mutating func value(depth: Int) throws(AttestationError) -> CBORValue {
        guard depth <= Self.maximumDepth else { throw Self.fault("is nested too deep") }
        guard let first = rest.popFirst() else { throw Self.fault("is cut off") }
        let (major, low) = (first >> 5, first & 0x1F)
        if major == 7 { return try Self.simple(low) }
        let number = try argument(low)
        switch major {
        case 0: return .integer(try Self.signed(number))
        case 1: return .integer(-1 - (try Self.signed(number)))
        case 2: return .bytes(Array(try run(number)))
        case 3:
            guard let text = String(validating: try run(number), as: UTF8.self) else {
                throw Self.fault("has a text that is not UTF-8")
            }
            return .text(text)
        case 4:
            var elements: [CBORValue] = []
            for _ in 0..<(try count(number)) { elements.append(try value(depth: depth + 1)) }
            return .array(elements)
        case 5: return try map(count(number), depth: depth)
        default: throw Self.fault("has a tag")
        }
    }

    private mutating func map(_ count: Int, depth: Int) throws(AttestationError) -> CBORValue {
        var members: [CBORValue.Member] = []
        var last: ArraySlice<UInt8>?
        for _ in 0..<count {
            let start = rest
            let key = try value(depth: depth + 1)
            switch key {
            case .integer, .text: break
            default: throw Self.fault("has a key that is neither a number nor a text")
            }
            let encoded = start.prefix(start.count - rest.count)
            if let last, !Self.precedes(last, encoded) {
                throw Self.fault("has a key twice, or keys that are not in their canonical order")
            }
            last = encoded
            members.append(CBORValue.Member(key: key, value: try value(depth: depth + 1)))
        }
        return .map(members)
    }

    /// By kind, then by length, then by bytes; false for equal keys.
    private static func precedes(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Bool {
        let (leftKind, rightKind) = ((left.first ?? 0) >> 5, (right.first ?? 0) >> 5)
        if leftKind != rightKind { return leftKind < rightKind }
        if left.count != right.count { return left.count < right.count }
        return left.lexicographicallyPrecedes(right)
    }

    private static func simple(_ low: UInt8) throws(AttestationError) -> CBORValue {
        switch low {
        case 20: return .bool(false)
        case 21: return .bool(true)
        case 22: return .null
        default: throw fault("has a value of a kind that is not taken")
        }
    }

    /// The number behind the first byte, in its shortest form only.
    private mutating func argument(_ low: UInt8) throws(AttestationError) -> UInt64 {
        guard low >= 24 else { return UInt64(low) }
        guard low <= 27 else { throw Self.fault("has a length that is not definite") }
        let width = 1 << Int(low - 24)
        let number = try run(UInt64(width)).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        let least: UInt64 = low == 24 ? 24 : 1 << (UInt64(width) * 4)
        guard number >= least else { throw Self.fault("has a number that is not in its shortest form") }
        return number
    }

    private mutating func run(_ length: UInt64) throws(AttestationError) -> ArraySlice<UInt8> {
        let length = try count(length)
        let bytes = rest.prefix(length)
        rest = rest.dropFirst(length)
        return bytes
    }

    /// A count of things of which each takes a byte at least.
    private func count(_ number: UInt64) throws(AttestationError) -> Int {
        guard let count = Int(exactly: number), count <= rest.count else { throw Self.fault("is cut off") }
        return count
    }

    private static func signed(_ number: UInt64) throws(AttestationError) -> Int64 {
        guard let signed = Int64(exactly: number) else { throw fault("has a number beyond 63 bits") }
        return signed
    }

    private static func fault(_ what: String) -> AttestationError {
        AttestationError(.passkeyCBOR, "the CBOR data \(what)")
    }
}
