extension YAMLComposer {
    mutating func scalar(
        _ content: String, _ style: YAMLEvent.ScalarStyle, _ properties: YAMLEvent.Properties, at range: Range<Int>
    ) {
        let isKey = frames.last.map { $0.kind == .mapping && $0.isKeyNext } ?? false
        guard isKey || count(1, at: range) else { return }
        let range = style == .block ? trimmed(range) : range
        let span = SourceSpan(text: text, range: range)
        let node = SourceNode(value(of: content, style, tag: properties.tag, at: range), at: span)
        if let anchor = properties.anchor { anchors[anchor] = Anchored(node: node, weight: 1, height: 0) }
        if isKey, let top = frames.indices.last {
            key(content, isPlain: style == .plain && properties.tag == nil, span, top)
        } else {
            attach(node, height: 0)
        }
    }

    /// Takes a scalar as a key: its text as written, whatever type the text would have as a value.
    private mutating func key(_ content: String, isPlain: Bool, _ span: SourceSpan, _ top: Int) {
        var key: String? = content
        if isPlain, content == "<<" {
            key = nil
            report(
                "yaml.merge-key", "merge keys are not read", at: span.range,
                fix: "Write the merged members out, or quote the key when it is meant literally.")
        } else if isPlain, content.isEmpty {
            key = nil
            report("yaml.empty-key", "this key is empty", at: span.range, fix: "Write a key before the colon.")
        } else if let earlier = frames[top].member(with: content) {
            key = nil
            report(
                "yaml.duplicate-key", "the key `\(content)` was already set in line \(earlier.keySpan.start.line)",
                at: span.range, fix: "Remove one of the two.")
        }
        frames[top].take(key: key, at: span)
    }

    private mutating func value(
        of content: String, _ style: YAMLEvent.ScalarStyle, tag: String?, at range: Range<Int>
    ) -> SourceNode.Value {
        guard let tag else {
            guard style == .plain else { return .string(content) }
            return finite(CoreSchema.plain(content), content, at: range)
        }
        if tag == "!" { return .string(content) }
        guard CoreSchema.isTagOfScalars(tag) else {
            reportTag(tag, at: range, isOfCollection: false)
            return .string(content)
        }
        if let value = CoreSchema.tagged(content, tag) { return finite(value, content, at: range) }
        if CoreSchema.isNonFinite(content) { return finite(.string(content), content, at: range) }
        report(
            "yaml.tag-mismatch", "`\(content)` is no value of the type \(shortened(tag))", at: range,
            fix: "Remove the tag, or write a value of its type.")
        return .null
    }

    /// The same value, unless it is a number that no finite double stands for.
    private mutating func finite(
        _ value: SourceNode.Value, _ content: String, at range: Range<Int>
    ) -> SourceNode.Value {
        switch value {
        case .number(let text) where NumberText.double(text) != nil: return value
        case .string where !CoreSchema.isNonFinite(content), .null, .bool, .sequence, .mapping: return value
        case .number, .string: break
        }
        report(
            "yaml.number-range", "the number `\(content)` is not finite, or too big", at: range,
            fix: "Quote it if it is meant as text.")
        return .null
    }

    mutating func reportTag(_ tag: String, at range: Range<Int>, isOfCollection: Bool) {
        report(
            "yaml.custom-tag", "the tag \(shortened(tag)) is not known here", at: range,
            fix: isOfCollection ? "Remove the tag." : "Remove the tag, and quote the value if it is meant as text.")
    }

    private func shortened(_ tag: String) -> String {
        tag.hasPrefix(CoreSchema.prefix) ? "`!!\(tag.dropFirst(CoreSchema.prefix.count))`" : "`\(tag)`"
    }

    mutating func alias(_ name: [UInt8], at range: Range<Int>) {
        let shown = String(decoding: name, as: UTF8.self)
        if frames.contains(where: { $0.anchor == name }), anchors[name] == nil {
            return stop(
                "yaml.recursive-alias", "the alias `*\(shown)` stands within what it names", at: range,
                fix: "Write the value out.")
        }
        guard let anchored = anchors[name] else {
            return stop(
                "yaml.unknown-alias", "no anchor `&\(shown)` stands before this alias", at: range,
                fix: "Define the anchor earlier in the same document, or quote the value if it is meant as text.")
        }
        if let top = frames.indices.last, frames[top].kind == .mapping, frames[top].isKeyNext {
            report("yaml.alias-key", "a key can't be an alias", at: range, fix: "Write the key out.")
            return frames[top].take(key: nil, at: SourceSpan(text: text, range: range))
        }
        guard anchored.weight <= limits.maximumAliasNodes - aliasNodes else {
            return stop(
                "yaml.limit.aliases", "aliases stand for more than \(limits.maximumAliasNodes) values", at: range,
                fix: "Write fewer aliases.")
        }
        guard frames.count + anchored.height <= limits.maximumDepth else {
            return stop(
                "yaml.limit.depth", "values are nested more than \(limits.maximumDepth) deep", at: range,
                fix: "Make the document flatter.")
        }
        guard count(anchored.weight, at: range) else { return }
        aliasNodes += anchored.weight
        // What is within keeps the place where it was written; only the node itself stands at the alias.
        attach(SourceNode(anchored.node.value, at: SourceSpan(text: text, range: range)), height: anchored.height)
    }

    private func trimmed(_ range: Range<Int>) -> Range<Int> {
        var end = range.upperBound
        while end > range.lowerBound + 1, [0x20, 0x0A, 0x0D, 0x09].contains(text.bytes[end - 1]) { end -= 1 }
        return range.lowerBound..<end
    }

    /// Takes libyaml's own refusal.
    mutating func fail(_ failure: YAMLEventSource.Failure) {
        let offset =
            switch failure.place {
            case .byte(let byte): byte + index.offset(of: 0)
            case .codePoint(let codePoint): index.offset(of: codePoint)
            }
        let start = min(offset, text.bytes.count)
        let diagnosis = YAMLAdvice.diagnosis(of: failure.problem, at: text.bytes[start...].first)
        stop(
            diagnosis.id, diagnosis.message, at: start..<min(start + 1, text.bytes.count), fix: diagnosis.fix)
    }
}
