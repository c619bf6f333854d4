extension CSAFRule {
    /// The keys of every object are sorted.
    static let sortedKeys = CSAFRule("6.2.13", "Sorting", remedy: "Sort the keys of the object alphabetically.") {
        document in
        var violations: [CSAFViolation] = []
        var rest = [document.root]
        while let node = rest.popLast() {
            let members = node.members
            let keys = members.map(\.key)
            if let place = zip(keys, keys.dropFirst()).firstIndex(where: { $1.precedesInBytes($0) }) {
                violations.append(
                    CSAFViolation("the key stands after one that it precedes", at: members[place + 1].node))
            }
            rest += members.map(\.node).reversed()
            rest += node.items.reversed()
        }
        return violations
    }
}

extension Sequence {
    fileprivate func firstIndex(where matches: (Element) -> Bool) -> Int? {
        enumerated().first { matches($0.element) }?.offset
    }
}
