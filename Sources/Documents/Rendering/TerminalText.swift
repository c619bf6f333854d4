/// Makes text from outside safe to print: what would steer a terminal or reorder a line is shown as an escape.
package enum TerminalText {
    /// The text of one scalar as it may be printed, and the number of columns it takes.
    package static func shown(_ scalar: Unicode.Scalar) -> (text: String, width: Int) {
        switch scalar {
        case "\t": return ("    ", 4)
        case "\n": return ("\\n", 2)
        case "\r": return ("\\r", 2)
        default: break
        }
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate:
            let escape = "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
            return (escape, escape.utf8.count)
        case .nonspacingMark, .enclosingMark: return (String(Character(scalar)), 0)
        default: return (String(Character(scalar)), isWide(scalar.value) ? 2 : 1)
        }
    }

    /// A whole text as it may be printed within a line.
    package static func escaped(_ text: String) -> String {
        if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return text }
        return text.unicodeScalars.map { shown($0).text }.joined()
    }

    /// Whether terminals give the character two columns; the great blocks of East Asian scripts and of emoji.
    private static func isWide(_ value: UInt32) -> Bool {
        switch value {
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
            0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
            true
        default: false
        }
    }
}
