/// A list or mapping whose end has not been met.
struct YAMLFrame {
    /// The raw value is the last part of the core schema's tag.
    enum Kind: String { case sequence = "seq", mapping = "map" }

    let kind: Kind
    let isFlow: Bool
    /// Where its first event stands, in bytes.
    let range: Range<Int>
    var anchor: [UInt8]?
    var nodesBefore = 0
    /// How many lists and mappings are nested in what it holds until now.
    var height = 0
    /// Where the last thing it holds ends.
    var lastEnd = 0
    var elements: [SourceNode] = []
    var members: [SourceNode.Member] = []
    private(set) var isKeyNext = true

    private var keys = KeyIndex()
    /// The key at hand; nothing when it was refused, and its value is dropped.
    private var key: (text: String, span: SourceSpan)?

    init(kind: Kind, isFlow: Bool, range: Range<Int>) {
        self.kind = kind
        self.isFlow = isFlow
        self.range = range
    }

    /// The member that has this key already.
    mutating func member(with key: String) -> SourceNode.Member? {
        keys.position(of: key, among: members, key: \.key).map { members[$0] }
    }

    mutating func take(key: String?, at span: SourceSpan) {
        self.key = key.map { ($0, span) }
        lastEnd = max(lastEnd, span.range.upperBound)
        isKeyNext = false
    }

    mutating func take(value: SourceNode) {
        if let key { members.append(SourceNode.Member(key: key.text, keySpan: key.span, value: value)) }
        key = nil
        isKeyNext = true
    }
}
