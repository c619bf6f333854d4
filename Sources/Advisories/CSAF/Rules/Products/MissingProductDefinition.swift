extension CSAFRule {
    /// What refers to a product refers to one that the product tree defines.
    static let missingProductDefinition = CSAFRule(
        "6.1.1", "Missing Definition of Product ID", remedy: "Define the product in the product tree or correct the id."
    ) { document in
        document.productReferences.compactMap { reference in
            guard let id = reference.string, document.productTree.product(id) == nil else { return nil }
            return CSAFViolation("product '\(id)' is not defined", at: reference)
        }
    }
}
