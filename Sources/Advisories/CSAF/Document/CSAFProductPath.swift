/// A product made of others: a relationship of CSAF 2.0 or a product path of CSAF 2.1.
package struct CSAFProductPath: Sendable {
    /// One step: how the product so far stands to the next.
    package struct Step: Sendable {
        /// `installed_on`, `default_component_of` and so on.
        package let category: CSAFNode
        package let product: CSAFNode
    }

    package let node: CSAFNode
    /// The product that the path starts with.
    package let start: CSAFNode
    /// At least one in a valid document.
    package let steps: [Step]

    package var productID: CSAFNode { node["full_product_name"]["product_id"] }
    /// Every product id that the path refers to, in order.
    package var references: [CSAFNode] { [start] + steps.map(\.product) }

    init(relationship node: CSAFNode) {
        self.node = node
        start = node["product_reference"]
        steps = [Step(category: node["category"], product: node["relates_to_product_reference"])]
    }

    init(productPath node: CSAFNode) {
        self.node = node
        start = node["beginning_product_reference"]
        steps = node["subpaths"].items.map {
            Step(category: $0["category"], product: $0["next_product_reference"])
        }
    }
}
