/// Makes nodes that know where they stand.
struct JSONTreeBuilder: JSONBuilder {
    let text: SourceText

    private func node(_ value: SourceNode.Value, _ range: Range<Int>) -> SourceNode {
        SourceNode(value, at: SourceSpan(text: text, range: range))
    }

    func null(at range: Range<Int>) -> SourceNode { node(.null, range) }
    func bool(_ value: Bool, at range: Range<Int>) -> SourceNode { node(.bool(value), range) }
    func number(_ bytes: ArraySlice<UInt8>, isInteger: Bool) -> SourceNode {
        node(.number(String(decoding: bytes, as: UTF8.self)), bytes.startIndex..<bytes.endIndex)
    }
    func string(_ value: String, at range: Range<Int>) -> SourceNode { node(.string(value), range) }
    func array(_ elements: [SourceNode], at range: Range<Int>) -> SourceNode { node(.sequence(elements), range) }
    func object(_ members: [SourceNode.Member], at range: Range<Int>) -> SourceNode { node(.mapping(members), range) }
    func member(_ key: String, at range: Range<Int>, _ value: SourceNode) -> SourceNode.Member {
        SourceNode.Member(key: key, keySpan: SourceSpan(text: text, range: range), value: value)
    }
    func key(of member: SourceNode.Member) -> String { member.key }
}
