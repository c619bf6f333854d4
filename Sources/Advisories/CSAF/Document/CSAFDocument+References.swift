extension CSAFDocument {
    /// The lists of a vulnerability's `product_status`.
    static let statusNames = [
        "first_affected", "first_fixed", "fixed", "known_affected", "known_not_affected", "last_affected",
        "recommended", "under_investigation", "unknown",
    ]

    /// Every place that refers to a product by its id.
    var productReferences: [CSAFNode] {
        productTree.node["product_groups"].items.flatMap { $0["product_ids"].items }
            + productTree.paths.flatMap(\.references).filter(\.isPresent)
            + itemsWithProducts.flatMap { $0["product_ids"].items } + metricProducts
            + vulnerabilities.flatMap { vulnerability in
                Self.statusNames.flatMap { vulnerability["product_status"][$0].items }
            }
    }

    /// Every place that refers to a group of products by its id.
    var groupReferences: [CSAFNode] { itemsWithProducts.flatMap { $0["group_ids"].items } }

    private var metricProducts: [CSAFNode] {
        vulnerabilities.flatMap { metrics(of: $0).flatMap { $0["products"].items } }
    }

    /// The scores of CSAF 2.0 or the metrics of CSAF 2.1 of a vulnerability.
    func metrics(of vulnerability: CSAFNode) -> [CSAFNode] {
        vulnerability[version == .v2_0 ? "scores" : "metrics"].items
    }

    /// The object of a metric that holds `cvss_v3` and its like.
    func content(of metric: CSAFNode) -> CSAFNode { version == .v2_0 ? metric : metric["content"] }

    /// The text of a list of products' ids, without those that are no text.
    func products(_ status: String, of vulnerability: CSAFNode) -> [CSAFNode] {
        vulnerability["product_status"][status].items
    }
}
