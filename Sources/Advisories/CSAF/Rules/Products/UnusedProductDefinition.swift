extension CSAFRule {
    /// A product that is defined is referred to somewhere.
    ///
    /// An informational advisory may list products for information alone.
    static let unusedProductDefinition = CSAFRule(
        "6.2.1", "Unused Definition of Product ID", remedy: "Refer to the product or remove its definition."
    ) { document in
        if document.hasCategory("csaf_informational_advisory") { return [] }
        let used = Set(document.productReferences.compactMap(\.key))
        return document.productTree.products.compactMap { product in
            used.contains(ByteKey(product.id))
                ? nil : CSAFViolation("nothing refers to product '\(product.id)'", at: product.node["product_id"])
        }
    }
}
