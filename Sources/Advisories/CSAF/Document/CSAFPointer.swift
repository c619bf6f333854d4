/// The place of a value in a document, as a JSON pointer (RFC 6901) that is written only when asked for.
package indirect enum CSAFPointer: Sendable, CustomStringConvertible {
    case document
    case member(String, of: CSAFPointer)
    case item(Int, of: CSAFPointer)

    /// The pointer's text: nothing for the whole document, otherwise `/` and a step for each level.
    package var description: String {
        var steps: [String] = []
        var place = self
        while true {
            switch place {
            case .document: return steps.reversed().joined()
            case .member(let key, let parent):
                steps.append("/" + Self.escaped(key))
                place = parent
            case .item(let index, let parent):
                steps.append("/\(index)")
                place = parent
            }
        }
    }

    private static func escaped(_ key: String) -> String {
        guard key.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else { return key }
        var bytes: [UInt8] = []
        for byte in key.utf8 {
            switch byte {
            case UInt8(ascii: "~"): bytes += "~0".utf8
            case UInt8(ascii: "/"): bytes += "~1".utf8
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
