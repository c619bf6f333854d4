extension CSAFRule {
    /// A product that is made of others is not made of itself, at any remove.
    static let circularProductDefinition = CSAFRule(
        "6.1.3", "Circular Definition of Product ID",
        remedy: "Make the relationship refer to products that are defined without it."
    ) { document in
        let paths = document.productTree.paths
        var definitions: [ByteKey: [Int]] = [:]
        for (index, path) in paths.enumerated() {
            if let id = path.productID.key { definitions[id, default: []].append(index) }
        }
        let parts = paths.map { path in path.references.flatMap { $0.key.flatMap { definitions[$0] } ?? [] } }
        return CyclicItems.of(parts).map { index in
            let node = paths[index].productID
            return CSAFViolation("product '\(node.string ?? "")' is defined by itself", at: node)
        }
    }
}
