/// One event of a YAML stream, with its place in code points after a byte order mark, as libyaml counts.
struct YAMLEvent {
    enum ScalarStyle { case plain, quoted, block }

    /// What may stand before a node.
    struct Properties {
        /// The anchor's name, compared as bytes.
        var anchor: [UInt8]?
        /// The tag as resolved by the document's directives: `tag:yaml.org,2002:str`, or `!` alone.
        var tag: String?

        var isEmpty: Bool { anchor == nil && tag == nil }
    }

    enum Kind {
        case streamStart
        case streamEnd
        case documentStart(isExplicit: Bool)
        case documentEnd(isExplicit: Bool)
        case alias([UInt8])
        case scalar(String, ScalarStyle, Properties)
        case sequenceStart(Properties, isFlow: Bool)
        case sequenceEnd
        case mappingStart(Properties, isFlow: Bool)
        case mappingEnd
    }

    let kind: Kind
    let codePoints: Range<Int>
}
