/// Why a value has no canonical form, or may not be a payload.
package enum CanonicalJSONError: Error, Sendable, Hashable {
    /// A number that is not finite.
    case notFinite
    /// An object with the same key twice.
    case duplicateKey(String)
    /// A number that is not an integer, in a payload.
    case fraction
    /// An integer beyond 2^53 on either side, in a payload.
    case integerOutOfRange(Int64)
    /// Values nested more than 512 deep.
    case tooDeep
}

extension CanonicalJSONError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .notFinite: "a number is not finite"
        case .duplicateKey(let key): "the key `\(key)` appears twice in one object"
        case .fraction: "a number is not an integer"
        case .integerOutOfRange(let integer): "the integer \(integer) is beyond 2^53"
        case .tooDeep: "values are nested more than 512 deep"
        }
    }
}
