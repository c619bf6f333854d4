extension CSAFRule {
    /// Within a vulnerability a product is in one group of statuses at most.
    static let contradictingProductStatus = CSAFRule(
        "6.1.6", "Contradicting Product Status", remedy: "List the product under the one status that holds."
    ) { document in
        document.vulnerabilities.flatMap { vulnerability -> [CSAFViolation] in
            var groups: [ByteKey: ProductStatusGroup] = [:]
            return ProductStatusGroup.allCases.flatMap { group in
                vulnerability.products(in: group).compactMap { product -> CSAFViolation? in
                    guard let id = product.key else { return nil }
                    guard let other = groups[id], other != group else {
                        groups[id] = group
                        return nil
                    }
                    return CSAFViolation(
                        "product '\(product.string ?? "")' is in '\(other.rawValue)' and in '\(group.rawValue)'",
                        at: product)
                }
            }
        }
    }
}
