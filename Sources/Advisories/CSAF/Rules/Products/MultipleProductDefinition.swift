extension CSAFRule {
    /// A product id is defined once.
    static let multipleProductDefinition = CSAFRule(
        "6.1.2", "Multiple Definition of Product ID", remedy: "Give each product an id of its own."
    ) { document in
        var seen: Set<ByteKey> = []
        return document.productTree.products.compactMap { product in
            seen.insert(ByteKey(product.id)).inserted
                ? nil : CSAFViolation("product '\(product.id)' is already defined", at: product.node["product_id"])
        }
    }
}
