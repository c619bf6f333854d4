extension CSAFRule {
    /// A product group's id is defined once.
    static let multipleGroupDefinition = CSAFRule(
        "6.1.5", "Multiple Definition of Product Group ID", remedy: "Give each product group an id of its own."
    ) { document in
        var seen: Set<ByteKey> = []
        return document.productTree.node["product_groups"].items.compactMap { group in
            guard let id = group["group_id"].key, !seen.insert(id).inserted else { return nil }
            return CSAFViolation("the product group's id is already defined", at: group["group_id"])
        }
    }
}
