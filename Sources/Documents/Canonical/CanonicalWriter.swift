/// Writes one value after the other in canonical form.
struct CanonicalWriter {
    private static let maximumDepth = 512
    private static let safeIntegers: ClosedRange<Int64> = -(1 << 53)...(1 << 53)

    let isPayload: Bool
    private(set) var bytes: [UInt8] = []

    init(isPayload: Bool) { self.isPayload = isPayload }

    mutating func write(_ value: JSONValue, depth: Int) throws(CanonicalJSONError) {
        switch value {
        case .null: bytes.append(contentsOf: "null".utf8)
        case .bool(let bool): bytes.append(contentsOf: (bool ? "true" : "false").utf8)
        case .integer(let integer):
            if Self.safeIntegers.contains(integer) {
                bytes.append(contentsOf: String(integer).utf8)
            } else if isPayload {
                throw .integerOutOfRange(integer)
            } else {
                bytes.append(contentsOf: ECMAScriptNumber.text(Double(integer)).utf8)
            }
        case .double(let double):
            if isPayload { throw .fraction }
            guard double.isFinite else { throw .notFinite }
            bytes.append(contentsOf: ECMAScriptNumber.text(double).utf8)
        case .string(let string): JSONText.append(string, to: &bytes)
        case .array(let elements):
            guard depth < Self.maximumDepth else { throw .tooDeep }
            bytes.append(UInt8(ascii: "["))
            for (position, element) in elements.enumerated() {
                if position > 0 { bytes.append(UInt8(ascii: ",")) }
                try write(element, depth: depth + 1)
            }
            bytes.append(UInt8(ascii: "]"))
        case .object(let members):
            guard depth < Self.maximumDepth else { throw .tooDeep }
            try write(members, depth: depth)
        }
    }

    private mutating func write(_ members: [JSONValue.Member], depth: Int) throws(CanonicalJSONError) {
        // What was read from a canonical text is in order already.
        let isSorted = zip(members, members.dropFirst()).allSatisfy { UTF16Order.precedes($0.key, $1.key) }
        let sorted = isSorted ? members : members.sorted { UTF16Order.precedes($0.key, $1.key) }
        bytes.append(UInt8(ascii: "{"))
        for (position, member) in sorted.enumerated() {
            if position > 0 {
                if !isSorted, sorted[position - 1].key.hasSameBytes(as: member.key) { throw .duplicateKey(member.key) }
                bytes.append(UInt8(ascii: ","))
            }
            JSONText.append(member.key, to: &bytes)
            bytes.append(UInt8(ascii: ":"))
            try write(member.value, depth: depth + 1)
        }
        bytes.append(UInt8(ascii: "}"))
    }
}
