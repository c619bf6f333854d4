/// Makes values without positions.
struct JSONValueBuilder: JSONBuilder {
    func null(at range: Range<Int>) -> JSONValue { .null }
    func bool(_ value: Bool, at range: Range<Int>) -> JSONValue { .bool(value) }
    func number(_ bytes: ArraySlice<UInt8>, isInteger: Bool) -> JSONValue {
        // Eighteen digits and a sign always fit 64 bits.
        guard isInteger, bytes.count < 19, let first = bytes.first else {
            return JSONValue(numberText: String(decoding: bytes, as: UTF8.self))
        }
        let isNegative = first == UInt8(ascii: "-")
        var magnitude: Int64 = 0
        for byte in isNegative ? bytes.dropFirst() : bytes {
            magnitude = magnitude * 10 + Int64(byte - UInt8(ascii: "0"))
        }
        return .integer(isNegative ? -magnitude : magnitude)
    }
    func string(_ value: String, at range: Range<Int>) -> JSONValue { .string(value) }
    func array(_ elements: [JSONValue], at range: Range<Int>) -> JSONValue { .array(elements) }
    func object(_ members: [JSONValue.Member], at range: Range<Int>) -> JSONValue { .object(members) }
    func member(_ key: String, at range: Range<Int>, _ value: JSONValue) -> JSONValue.Member {
        JSONValue.Member(key, value)
    }
    func key(of member: JSONValue.Member) -> String { member.key }
}
