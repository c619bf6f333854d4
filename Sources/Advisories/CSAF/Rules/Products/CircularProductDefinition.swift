extension CSAFRule {
    /// A product that is made of others is not made of itself, at any remove.
    static let circularProductDefinition = CSAFRule(
        "6.1.3", "Circular Definition of Product ID",
        remedy: "Make the relationship refer to products that are defined without it."
    ) { document in
        // One item for each id, however often it is defined, so that there are no more edges than references.
        let paths = document.productTree.paths
        var items: [ByteKey: Int] = [:]
        var nodes: [CSAFNode] = []
        for id in paths.map(\.productID) {
            guard let key = id.key, items[key] == nil else { continue }
            items[key] = nodes.count
            nodes.append(id)
        }
        var parts = [[Int]](repeating: [], count: nodes.count)
        for path in paths {
            guard let item = path.productID.key.flatMap({ items[$0] }) else { continue }
            parts[item] += path.references.compactMap { $0.key.flatMap { items[$0] } }
        }
        return CyclicItems.of(parts).map { item in
            CSAFViolation("product '\(nodes[item].string ?? "")' is defined by itself", at: nodes[item])
        }
    }
}
