extension CSAFRule {
    /// A product path is made of products that are no product paths themselves.
    static let nestedProductPath = CSAFRule(
        "6.3.22", "Nested Product Path", in: [.v2_1],
        remedy: "Write one product path with all its steps instead of a path upon a path."
    ) { document in
        document.productTree.paths.flatMap { path in
            path.references.compactMap { reference in
                guard let id = reference.string, document.productTree.product(id)?.source == .path else { return nil }
                return CSAFViolation("product '\(id)' is itself a product path", at: reference)
            }
        }
    }
}
