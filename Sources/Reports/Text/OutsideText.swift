import Documents

/// Text that came from outside, made fit for one line of a report.
///
/// What would steer a terminal, break a line or reorder it is shown as an escape such as `\u{1B}`.
enum OutsideText {
    /// The text within one line; cut after `limit` characters with `…`.
    static func line(_ text: String, limit: Int = 400) -> String {
        if text.utf8.count <= limit, text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return text }
        var result = ""
        var count = 0
        for scalar in text.unicodeScalars {
            if count == limit { return result + "…" }
            result += TerminalText.shown(scalar).text
            count += 1
        }
        return result
    }

    /// The text as one sentence: with a full stop unless it ends with a mark of its own.
    static func sentence(_ text: String, limit: Int = 400) -> String {
        let line = line(text, limit: limit)
        guard let last = line.unicodeScalars.last else { return line }
        return [".", "!", "?", "…", ":"].contains(last) ? line : line + "."
    }
}
