extension CSAFRule {
    /// What refers to a group of products refers to one that the product tree defines.
    static let missingGroupDefinition = CSAFRule(
        "6.1.4", "Missing Definition of Product Group ID",
        remedy: "Define the group under product_groups or correct the id."
    ) { document in
        document.groupReferences.compactMap { reference in
            guard let id = reference.string, document.productTree.group(id) == nil else { return nil }
            return CSAFViolation("product group '\(id)' is not defined", at: reference)
        }
    }
}
