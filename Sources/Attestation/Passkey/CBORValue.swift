/// A CBOR value (RFC 8949) of the kinds that authenticators write; no tags, no fractions.
indirect enum CBORValue: Sendable, Hashable {
    struct Member: Sendable, Hashable {
        let key: CBORValue
        let value: CBORValue
    }

    case integer(Int64)
    case bytes([UInt8])
    case text(String)
    case array([CBORValue])
    /// In the order of the canonical form.
    case map([Member])
    case bool(Bool)
    case null
}

extension CBORValue {
    /// The value of an integer key of a map; nothing when there is none.
    subscript(key: Int64) -> CBORValue? { member(.integer(key)) }

    /// The value of a text key of a map; nothing when there is none.
    subscript(key: String) -> CBORValue? { member(.text(key)) }

    private func member(_ key: CBORValue) -> CBORValue? {
        guard case .map(let members) = self else { return nil }
        return members.first { $0.key == key }?.value
    }

    var members: [Member]? {
        guard case .map(let members) = self else { return nil }
        return members
    }

    var integer: Int64? {
        guard case .integer(let integer) = self else { return nil }
        return integer
    }

    var bytes: [UInt8]? {
        guard case .bytes(let bytes) = self else { return nil }
        return bytes
    }

    var text: String? {
        guard case .text(let text) = self else { return nil }
        return text
    }
}
