/// One product that a document defines: a `full_product_name_t` with the branches that lead to it.
package struct CSAFProduct: Sendable {
    /// Where in the product tree a product is defined.
    package enum Source: Sendable, Hashable {
        case branch
        case fullProductName
        /// A relationship of CSAF 2.0 or a product path of CSAF 2.1.
        case path
    }

    package let id: String
    package let source: Source
    /// The object with `name`, `product_id` and `product_identification_helper`.
    package let node: CSAFNode
    /// The branches from the root of the tree; none unless the product is defined by a branch.
    package let branches: [CSAFNode]

    package var name: String { node["name"].string ?? "" }
    package var helper: CSAFNode { node["product_identification_helper"] }

    /// The package URLs of the identification helper, as written: one at most in CSAF 2.0.
    package var packageURLs: [CSAFNode] { helper["purls"].items + [helper["purl"]].filter(\.isPresent) }

    /// The name of the branch of a category on the way to the product; the last when there are several.
    package func branchName(_ category: String) -> String? {
        branches.last { $0["category"].is(category) }?["name"].string
    }
}
