import Documents

/// Reads one line of an allowed-signers file: principals, options, key.
struct AllowedSignersLine {
    private var rest: ArraySlice<UInt8>
    private let number: Int

    init(_ bytes: ArraySlice<UInt8>, number: Int) {
        rest = bytes
        self.number = number
    }

    mutating func entry() throws(AttestationError) -> AllowedSigner {
        guard rest.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 || $0 == 0x0D }) else {
            throw error("has a control character")
        }
        guard let principals = SSHPatternList(try principalsField()) else { throw error("has an empty principal") }
        var options = Options()
        skipSpace()
        if !startsWithKeyType() { try readOptions(into: &options) }
        skipSpace()
        let key: SSHPublicKey
        do {
            key = try SSHPublicKey(line: String(decoding: rest, as: UTF8.self))
        } catch {
            throw self.error("has no usable key: \(error.message)")
        }
        if let after = options.validAfter, let before = options.validBefore, before < after {
            throw error("is never valid: valid-before is earlier than valid-after")
        }
        return AllowedSigner(
            principals: principals, key: key, namespaces: options.namespaces, validAfter: options.validAfter,
            validBefore: options.validBefore, line: number)
    }

    private struct Options {
        var namespaces: SSHPatternList?
        var validAfter: Timestamp?
        var validBefore: Timestamp?
    }

    private mutating func principalsField() throws(AttestationError) -> String {
        if rest.first == UInt8(ascii: "\"") {
            rest = rest.dropFirst()
            guard let text = quoted(), rest.first == 0x20 || rest.first == 0x09 else {
                throw error("has principals without a closing quotation mark")
            }
            return text
        }
        let field = rest.prefix { $0 != 0x20 && $0 != 0x09 }
        rest = rest.dropFirst(field.count)
        return String(decoding: field, as: UTF8.self)
    }

    /// A key type is followed by white space and not by `=`, `,` or a quotation mark as options are.
    private func startsWithKeyType() -> Bool {
        let word = rest.prefix { $0 != 0x20 && $0 != 0x09 }
        return word.starts(with: "ssh-".utf8) || word.starts(with: "ecdsa-".utf8) || word.starts(with: "sk-".utf8)
    }

    private mutating func readOptions(into options: inout Options) throws(AttestationError) {
        while true {
            let name = rest.prefix { $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: ",") && $0 != 0x20 && $0 != 0x09 }
            rest = rest.dropFirst(name.count)
            var value: String?
            if rest.starts(with: "=\"".utf8) {
                rest = rest.dropFirst(2)
                guard let text = quoted() else { throw error("has an option without a closing quotation mark") }
                value = text
            }
            try set(String(decoding: name, as: UTF8.self).lowercased(), value, in: &options)
            guard rest.first == UInt8(ascii: ",") else { break }
            rest = rest.dropFirst()
        }
        guard rest.first == 0x20 || rest.first == 0x09 else {
            throw error("has an option whose value is not in quotation marks")
        }
    }

    private func set(_ name: String, _ value: String?, in options: inout Options) throws(AttestationError) {
        switch (name, value) {
        case ("cert-authority", _):
            throw error("names a certificate authority; SSH certificates are not supported, list the keys themselves")
        case ("namespaces", let value?):
            guard options.namespaces == nil, let list = SSHPatternList(value) else {
                throw error("has namespaces twice or an empty one")
            }
            options.namespaces = list
        case ("valid-after", let value?):
            guard options.validAfter == nil, let moment = Self.moment(value) else {
                throw error("has a valid-after that is repeated or no time (YYYYMMDD[HHMM[SS]][Z])")
            }
            options.validAfter = moment
        case ("valid-before", let value?):
            guard options.validBefore == nil, let moment = Self.moment(value) else {
                throw error("has a valid-before that is repeated or no time (YYYYMMDD[HHMM[SS]][Z])")
            }
            options.validBefore = moment
        default:
            throw error("has an option that is not known or lacks its value: \(name.prefix(40))")
        }
    }

    /// The text up to the next quotation mark that no backslash precedes, which is taken; nothing when there is none.
    private mutating func quoted() -> String? {
        var text: [UInt8] = []
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "\"") { return String(decoding: text, as: UTF8.self) }
            if byte == UInt8(ascii: "\\"), rest.first == UInt8(ascii: "\"") {
                text.append(UInt8(ascii: "\""))
                rest = rest.dropFirst()
            } else {
                text.append(byte)
            }
        }
        return nil
    }

    private mutating func skipSpace() { rest = rest.drop { $0 == 0x20 || $0 == 0x09 } }

    /// `YYYYMMDD`, `YYYYMMDDHHMM` or `YYYYMMDDHHMMSS`, always UTC: with a `Z` as OpenSSH means it, and without one too,
    /// because the zone of the machine that happens to judge must not decide.
    static func moment(_ text: String) -> Timestamp? {
        var digits = Array(text.utf8)
        if digits.last == UInt8(ascii: "Z") { digits.removeLast() }
        guard [8, 12, 14].contains(digits.count), digits.allSatisfy({ (48...57).contains($0) }) else { return nil }
        digits += [UInt8](repeating: 48, count: 14 - digits.count)
        func part(_ range: Range<Int>) -> String { String(decoding: digits[range], as: UTF8.self) }
        return Timestamp(
            "\(part(0..<4))-\(part(4..<6))-\(part(6..<8))T\(part(8..<10)):\(part(10..<12)):\(part(12..<14))Z")
    }

    private func error(_ what: String) -> AttestationError {
        AttestationError(.allowedSignersMalformed, "line \(number) of the allowed signers \(what)")
    }
}
