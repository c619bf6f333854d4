/// A map key in the one form in which equal keys are identical.
enum MapKey: Hashable {
    case bool(Bool)
    case int(Int64)
    /// Only for numbers above the range of `Int64`.
    case uint(UInt64)
    case string(ByteString)

    /// Nothing for a value that can't be a key of a map.
    init?(_ value: ExpressionValue) {
        switch value {
        case .bool(let bool): self = .bool(bool)
        case .int(let int): self = .int(int)
        case .uint(let uint): self = MapKey(uint)
        case .string(let string): self = .string(ByteString(string))
        default: return nil
        }
    }

    /// The key a lookup by this value means; a `double` stands for the integer it is exactly.
    init?(lookingUp value: ExpressionValue) {
        guard case .double(let double) = value else {
            self.init(value)
            return
        }
        if let int = Int64(exactly: double) {
            self = .int(int)
        } else if let uint = UInt64(exactly: double) {
            self = .uint(uint)
        } else {
            return nil
        }
    }

    private init(_ uint: UInt64) {
        self = Int64(exactly: uint).map { .int($0) } ?? .uint(uint)
    }

    /// Whether a stored key is this key.
    func equals(_ stored: ExpressionValue) -> Bool {
        switch (self, stored) {
        case (.string(let key), .string(let stored)): ByteString.same(key.string, stored)
        case (.bool(let key), .bool(let stored)): key == stored
        case (.int(let key), .int(let stored)): key == stored
        case (.int(let key), .uint(let stored)): key >= 0 && UInt64(key) == stored
        case (.uint(let key), .uint(let stored)): key == stored
        default: false
        }
    }
}
