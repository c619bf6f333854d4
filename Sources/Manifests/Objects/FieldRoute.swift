/// The path from an object's root to one of its fields, written like `spec.containers[0].image`.
///
/// A chain instead of a string, so that walking an object costs nothing until a finding needs the text.
package indirect enum FieldRoute: Sendable {
    case root
    case key(FieldRoute, String)
    case index(FieldRoute, Int)
    /// An element of a list that is a set: told by what it is, so that another one in its place has another route.
    case element(FieldRoute, String)
}

extension FieldRoute: CustomStringConvertible {
    /// Dots between plain keys; keys with other characters stand in brackets and quotes; empty for the root.
    package var description: String {
        var steps: [FieldRoute] = []
        var rest = self
        while true {
            switch rest {
            case .root:
                return FieldRoute.text(of: steps.reversed())
            case .key(let parent, _), .index(let parent, _), .element(let parent, _):
                steps.append(rest)
                rest = parent
            }
        }
    }

    private static func text(of steps: [FieldRoute]) -> String {
        var text = ""
        for step in steps {
            switch step {
            case .root: break
            case .index(_, let index): text += "[\(index)]"
            case .key(_, let key) where isPlain(key): text += text.isEmpty ? key : ".\(key)"
            case .key(_, let key), .element(_, let key): text += "[\"\(escaped(key))\"]"
            }
        }
        return text
    }

    private static func isPlain(_ key: String) -> Bool {
        !key.isEmpty
            && key.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
                case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"): true
                default: false
                }
            }
    }

    private static func escaped(_ key: String) -> String {
        var text = ""
        for character in key.unicodeScalars {
            if character == "\"" || character == "\\" { text.unicodeScalars.append("\\") }
            text.unicodeScalars.append(character)
        }
        return text
    }
}
