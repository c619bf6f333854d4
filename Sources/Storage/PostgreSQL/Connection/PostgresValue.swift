/// A parameter of a statement; always sent in binary form, so that no byte has a special meaning.
enum PostgresValue {
    case null
    case integer(Int64)
    case bytes([UInt8])
    /// The server refuses a zero byte.
    case text(String)
    case integers([Int64])
    case byteStrings([[UInt8]])
    case texts([String?])

    static func optional(_ text: String?) -> PostgresValue { text.map { .text($0) } ?? .null }

    /// Appends the value's binary form; false for null, which has none.
    func encode(into buffer: inout [UInt8]) -> Bool {
        switch self {
        case .null: return false
        case .integer(let number): buffer.append(bigEndian: UInt64(bitPattern: number))
        case .bytes(let bytes): buffer += bytes
        case .text(let text): buffer += text.utf8
        case .integers(let numbers):
            PostgresValue.encode(numbers.count, hasNull: false, elementType: 20, into: &buffer)
            for number in numbers {
                buffer.append(bigEndian: UInt32(8))
                buffer.append(bigEndian: UInt64(bitPattern: number))
            }
        case .byteStrings(let strings):
            PostgresValue.encode(strings.count, hasNull: false, elementType: 17, into: &buffer)
            for bytes in strings {
                buffer.append(bigEndian: UInt32(truncatingIfNeeded: bytes.count))
                buffer += bytes
            }
        case .texts(let texts):
            PostgresValue.encode(texts.count, hasNull: texts.contains { $0 == nil }, elementType: 25, into: &buffer)
            for text in texts {
                guard let text else {
                    buffer.append(bigEndian: UInt32.max)
                    continue
                }
                buffer.append(bigEndian: UInt32(truncatingIfNeeded: text.utf8.count))
                buffer += text.utf8
            }
        }
        return true
    }

    /// The head of an array of one dimension that begins at 1; an empty array has no dimension.
    private static func encode(_ count: Int, hasNull: Bool, elementType: UInt32, into buffer: inout [UInt8]) {
        buffer.append(bigEndian: UInt32(count == 0 ? 0 : 1))
        buffer.append(bigEndian: UInt32(hasNull ? 1 : 0))
        buffer.append(bigEndian: elementType)
        guard count > 0 else { return }
        buffer.append(bigEndian: UInt32(truncatingIfNeeded: count))
        buffer.append(bigEndian: UInt32(1))
    }
}

extension [UInt8] {
    fileprivate mutating func append(bigEndian number: some FixedWidthInteger) {
        unsafe Swift.withUnsafeBytes(of: number.bigEndian) { unsafe append(contentsOf: $0) }
    }
}
