/// Makes the values of a JSON document as the parser meets them.
protocol JSONBuilder {
    associatedtype Node
    associatedtype Member

    func null(at range: Range<Int>) -> Node
    func bool(_ value: Bool, at range: Range<Int>) -> Node
    func number(_ bytes: ArraySlice<UInt8>, isInteger: Bool) -> Node
    func string(_ value: String, at range: Range<Int>) -> Node
    func array(_ elements: [Node], at range: Range<Int>) -> Node
    func object(_ members: [Member], at range: Range<Int>) -> Node
    func member(_ key: String, at range: Range<Int>, _ value: Node) -> Member
    func key(of member: Member) -> String
}
