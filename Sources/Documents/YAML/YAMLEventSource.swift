internal import CLibYAML

/// A libyaml parser over a copy of the text; the value can't be copied, so that the parser has one owner.
@safe struct YAMLEventSource: ~Copyable {
    /// What libyaml says when it stops: its own words, and the place, in bytes or in code points.
    struct Failure: Error {
        enum Place {
            case byte(Int)
            case codePoint(Int)
        }

        let problem: String
        let place: Place
    }

    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private let input: UnsafeMutableBufferPointer<UInt8>

    /// Takes UTF-8 without a byte order mark.
    init(_ bytes: ArraySlice<UInt8>) throws(Failure) {
        unsafe input = UnsafeMutableBufferPointer.allocate(capacity: max(bytes.count, 1))
        _ = unsafe input.initialize(from: bytes)
        unsafe parser = UnsafeMutablePointer.allocate(capacity: 1)
        unsafe parser.initialize(to: yaml_parser_t())
        guard unsafe yaml_parser_initialize(parser) == 1 else {
            unsafe parser.deallocate()
            unsafe input.deallocate()
            throw Failure(problem: "out of memory", place: .byte(0))
        }
        unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        unsafe yaml_parser_set_input_string(parser, UnsafePointer(input.baseAddress), bytes.count)
    }

    deinit {
        unsafe yaml_parser_delete(parser)
        unsafe parser.deallocate()
        unsafe input.deallocate()
    }

    /// The next event; after the end of the stream, its end again.
    mutating func next() throws(Failure) -> YAMLEvent {
        var event = unsafe yaml_event_t()
        guard unsafe yaml_parser_parse(parser, &event) == 1 else { throw failure() }
        defer { unsafe yaml_event_delete(&event) }
        let start = unsafe Int(event.start_mark.index)
        let end = unsafe Int(event.end_mark.index)
        return YAMLEvent(kind: unsafe Self.kind(event), codePoints: start..<max(start, end))
    }

    private func failure() -> Failure {
        let problem = unsafe parser.pointee.problem.map { unsafe String(cString: $0) } ?? "the text can't be read"
        let context = unsafe parser.pointee.context.map { unsafe String(cString: $0) + ", " } ?? ""
        if unsafe parser.pointee.error == YAML_READER_ERROR {
            return Failure(problem: problem, place: .byte(unsafe Int(parser.pointee.problem_offset)))
        }
        return Failure(
            problem: context + problem, place: .codePoint(unsafe Int(parser.pointee.problem_mark.index)))
    }

    private static func kind(_ event: yaml_event_t) -> YAMLEvent.Kind {
        switch unsafe event.type {
        case YAML_STREAM_START_EVENT: return .streamStart
        case YAML_DOCUMENT_START_EVENT:
            return .documentStart(isExplicit: unsafe event.data.document_start.implicit == 0)
        case YAML_DOCUMENT_END_EVENT:
            return .documentEnd(isExplicit: unsafe event.data.document_end.implicit == 0)
        case YAML_ALIAS_EVENT: return .alias(unsafe bytes(event.data.alias.anchor) ?? [])
        case YAML_SCALAR_EVENT:
            let scalar = unsafe event.data.scalar
            let value = unsafe UnsafeBufferPointer(start: scalar.value, count: scalar.length)
            return .scalar(
                unsafe String(decoding: value, as: UTF8.self), unsafe style(scalar.style),
                unsafe properties(anchor: scalar.anchor, tag: scalar.tag))
        case YAML_SEQUENCE_START_EVENT:
            let start = unsafe event.data.sequence_start
            return .sequenceStart(
                unsafe properties(anchor: start.anchor, tag: start.tag),
                isFlow: unsafe start.style == YAML_FLOW_SEQUENCE_STYLE)
        case YAML_MAPPING_START_EVENT:
            let start = unsafe event.data.mapping_start
            return .mappingStart(
                unsafe properties(anchor: start.anchor, tag: start.tag),
                isFlow: unsafe start.style == YAML_FLOW_MAPPING_STYLE)
        case YAML_SEQUENCE_END_EVENT: return .sequenceEnd
        case YAML_MAPPING_END_EVENT: return .mappingEnd
        default: return .streamEnd
        }
    }

    private static func style(_ style: yaml_scalar_style_t) -> YAMLEvent.ScalarStyle {
        switch style {
        case YAML_PLAIN_SCALAR_STYLE: .plain
        case YAML_LITERAL_SCALAR_STYLE, YAML_FOLDED_SCALAR_STYLE: .block
        default: .quoted
        }
    }

    private static func properties(
        anchor: UnsafeMutablePointer<UInt8>?, tag: UnsafeMutablePointer<UInt8>?
    ) -> YAMLEvent.Properties {
        YAMLEvent.Properties(
            anchor: unsafe bytes(anchor), tag: unsafe bytes(tag).map { String(decoding: $0, as: UTF8.self) })
    }

    private static func bytes(_ text: UnsafeMutablePointer<UInt8>?) -> [UInt8]? {
        guard let text = unsafe text else { return nil }
        var length = 0
        while unsafe text[length] != 0 { length += 1 }
        return unsafe Array(UnsafeBufferPointer(start: text, count: length))
    }
}
