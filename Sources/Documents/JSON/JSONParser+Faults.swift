extension JSONParser {
    func fault(_ id: String, _ message: String, at range: Range<Int>, fix: String) -> JSONFaults {
        JSONFaults(items: [JSONFault(id, message, at: range, fix: fix)])
    }

    func syntax(_ message: String, at range: Range<Int>, fix: String) -> JSONFaults {
        fault("json.syntax", message, at: range, fix: fix)
    }

    /// The fault of something else standing where the grammar wants `expected`.
    func unexpected(_ expected: String) -> JSONFaults {
        guard index < bytes.count else {
            return syntax(
                "the document ends where \(expected) should stand", at: bytes.count..<bytes.count,
                fix: "Complete the document.")
        }
        var end = index + 1
        while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
        let found = String(decoding: bytes[index..<end], as: UTF8.self)
        return syntax(
            "`\(found)` stands where \(expected) should stand", at: index..<end,
            fix: "Write \(expected) here; comments, trailing commas and single quotes are not JSON.")
    }

    func unterminated(from start: Int) -> JSONFaults {
        syntax("this string has no end", at: start..<start + 1, fix: "Close it with a double quote.")
    }

    func controlCharacter() -> JSONFaults {
        syntax(
            "a control character stands in a string", at: index..<index + 1,
            fix: "Write it as an escape: a line break is `\\n`, a tab is `\\t`.")
    }

    func limit(_ name: String, _ message: String, at offset: Int) -> JSONFaults {
        fault(
            "json.limit.\(name)", message, at: offset..<min(offset + 1, bytes.count),
            fix: "Split the document, or check that it is the file you meant.")
    }
}
