/// Reads XML as far as reports write it: elements, attributes in double quotes, text with the five named references.
struct XMLCheck {
    struct Element {
        let name: String
        let attributes: [String: String]
        let parent: String?
        var text = ""
    }

    /// Every element in document order; nothing when the text is not well formed.
    static func elements(_ text: String) -> [Element]? {
        let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        guard text.hasPrefix(head) else { return nil }
        var rest = text.dropFirst(head.count)
        var elements: [Element] = []
        var open: [Int] = []
        while let bracket = rest.firstIndex(of: "<") {
            guard let content = plain(rest[..<bracket]) else { return nil }
            if let last = open.last {
                elements[last].text += content
            } else if !content.allSatisfy(\.isWhitespace) {
                return nil
            }
            guard let end = rest[bracket...].firstIndex(of: ">") else { return nil }
            var tag = rest[rest.index(after: bracket)..<end]
            rest = rest[rest.index(after: end)...]
            if tag.hasPrefix("/") {
                guard let last = open.popLast(), elements[last].name == tag.dropFirst() else { return nil }
                continue
            }
            let isEmpty = tag.hasSuffix("/")
            if isEmpty { tag = tag.dropLast() }
            guard open.isEmpty == elements.isEmpty, let (name, attributes) = opening(tag) else { return nil }
            elements.append(Element(name: name, attributes: attributes, parent: open.last.map { elements[$0].name }))
            if !isEmpty { open.append(elements.count - 1) }
        }
        return open.isEmpty && rest.allSatisfy(\.isWhitespace) ? elements : nil
    }

    private static func opening(_ tag: Substring) -> (String, [String: String])? {
        let parts = tag.split(separator: "\"", omittingEmptySubsequences: false)
        guard parts.count % 2 == 1, parts.last?.isEmpty == true || parts.count == 1 else { return nil }
        var name = ""
        var attributes: [String: String] = [:]
        for pair in stride(from: 0, to: parts.count - 1, by: 2) {
            let words = parts[pair].split(separator: " ")
            guard let key = words.last, key.hasSuffix("="), let value = plain(parts[pair + 1]) else { return nil }
            if pair == 0 { name = String(words.first ?? "") }
            guard attributes.updateValue(value, forKey: String(key.dropLast())) == nil else { return nil }
        }
        if parts.count == 1 { name = String(tag) }
        return name.allSatisfy({ $0.isLetter || $0 == "-" }) && !name.isEmpty ? (name, attributes) : nil
    }

    /// The text with its references read; nothing when a mark stands in it or a character XML does not allow.
    private static func plain(_ text: Substring) -> String? {
        let references = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'"]
        guard !text.contains("<"), text.unicodeScalars.allSatisfy({ $0.value >= 0x20 || $0 == "\n" }) else {
            return nil
        }
        var result = ""
        for (index, part) in text.split(separator: "&", omittingEmptySubsequences: false).enumerated() {
            if index == 0 {
                result += part
                continue
            }
            guard let end = part.firstIndex(of: ";"), let value = references[String(part[..<end])] else { return nil }
            result += value + part[part.index(after: end)...]
        }
        return result
    }
}
