/// Reads the data types of RFC 4251 section 5; every length is checked before it is used.
struct SSHWireReader {
    private(set) var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) { rest = bytes }
    init(_ bytes: [UInt8]) { rest = bytes[...] }

    mutating func byte() throws(AttestationError) -> UInt8 {
        guard let byte = rest.popFirst() else { throw Self.truncated }
        return byte
    }

    mutating func number() throws(AttestationError) -> UInt32 {
        guard rest.count >= 4 else { throw Self.truncated }
        let number = rest.prefix(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        rest = rest.dropFirst(4)
        return number
    }

    /// A `string`: bytes behind their length.
    mutating func bytes() throws(AttestationError) -> ArraySlice<UInt8> {
        let length = Int(try number())
        guard length <= rest.count else { throw Self.truncated }
        let bytes = rest.prefix(length)
        rest = rest.dropFirst(length)
        return bytes
    }

    /// A `string` that is valid UTF-8 without control characters.
    mutating func text() throws(AttestationError) -> String {
        let bytes = try bytes()
        guard let text = String(validating: bytes, as: UTF8.self), bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F })
        else { throw AttestationError(.sshMalformed, "a text inside the SSH data is not plain UTF-8") }
        return text
    }

    /// A positive `mpint` without its sign byte; refused when it is zero, negative or not in its shortest form.
    mutating func positiveNumber() throws(AttestationError) -> ArraySlice<UInt8> {
        let bytes = try bytes()
        guard let first = bytes.first, first < 0x80 else {
            throw AttestationError(.sshMalformed, "a number inside the SSH data is not positive")
        }
        guard first == 0 else { return bytes }
        guard let second = bytes.dropFirst().first, second >= 0x80 else {
            throw AttestationError(.sshMalformed, "a number inside the SSH data is not in its shortest form")
        }
        return bytes.dropFirst()
    }

    /// Refuses whatever is left over.
    func finish() throws(AttestationError) {
        guard rest.isEmpty else { throw AttestationError(.sshMalformed, "the SSH data has surplus bytes at its end") }
    }

    private static let truncated = AttestationError(.sshMalformed, "the SSH data is cut off")
}
