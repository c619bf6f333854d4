import Documents

/// What identification helpers say about more than one product: tests 6.2.31 and 6.2.32.
extension CSAFRule {
    /// Hardware is joined with its software by a product path.
    static let hardwareAndSoftware = CSAFRule(
        "6.2.31", "Hardware and Software", in: [.v2_1],
        remedy: "Define hardware and software apart and join them by a product path."
    ) { document in
        let referenced = Set(document.productTree.paths.flatMap(\.references).compactMap(\.key))
        return document.productTree.products.filter { product in
            (product.helper["serial_numbers"].isPresent || product.helper["model_numbers"].isPresent)
                && !referenced.contains(ByteKey(product.id))
        }.map { CSAFViolation("no product path refers to the hardware '\($0.id)'", at: $0.helper) }
    }

    /// A helper identifies one product.
    static let sharedHelper = CSAFRule(
        "6.2.32", "Use of same Product Identification Helper for different Products", in: [.v2_1],
        remedy: "Identify each product by helpers of its own."
    ) { document in
        var owners: [HelperValue: ByteKey] = [:]
        return document.productTree.products.flatMap { product -> [CSAFViolation] in
            let id = ByteKey(product.id)
            return product.helper.members.flatMap { kind, value -> [CSAFViolation] in
                let values = value.value?.array == nil ? [value] : value.items
                return values.compactMap { node in
                    guard let value = node.value else { return nil }
                    let key = HelperValue(kind: ByteKey(kind), text: ByteKey(value.orderless))
                    guard let owner = owners[key], owner != id else {
                        owners[key] = id
                        return nil
                    }
                    return CSAFViolation("another product is identified by the same value", at: node)
                }
            }
        }
    }
}

private struct HelperValue: Hashable {
    let kind: ByteKey
    let text: ByteKey
}
