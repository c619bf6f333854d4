/// The product tree of a document: what is defined, by id.
package struct CSAFProductTree: Sendable {
    package let node: CSAFNode
    /// Every definition in the document's order; an id that is defined twice is here twice.
    package let products: [CSAFProduct]
    /// Every branch, parents before children.
    package let branches: [CSAFNode]
    package let paths: [CSAFProductPath]
    private let productsByID: [ByteKey: Int]
    private let groupsByID: [ByteKey: [String]]

    /// Branches nest at most as deep as the reader of the document allowed.
    init(_ node: CSAFNode, version: CSAFVersion) {
        self.node = node
        paths =
            version == .v2_0
            ? node["relationships"].items.map(CSAFProductPath.init(relationship:))
            : node["product_paths"].items.map(CSAFProductPath.init(productPath:))
        var products: [CSAFProduct] = []
        var branches: [CSAFNode] = []
        Self.collect(node["branches"], under: [], into: &products, &branches)
        func define(_ node: CSAFNode, _ source: CSAFProduct.Source) {
            guard let id = node["product_id"].string else { return }
            products.append(CSAFProduct(id: id, source: source, node: node, branches: []))
        }
        for product in node["full_product_names"].items { define(product, .fullProductName) }
        for path in paths { define(path.node["full_product_name"], .path) }
        self.products = products
        self.branches = branches
        productsByID = Dictionary(
            products.enumerated().map { (ByteKey($1.id), $0) }, uniquingKeysWith: { first, _ in first })
        groupsByID = Dictionary(
            node["product_groups"].items.compactMap { group in
                group["group_id"].key.map { ($0, group["product_ids"].strings) }
            }, uniquingKeysWith: { first, _ in first })
    }

    /// The first definition of an id.
    package func product(_ id: String) -> CSAFProduct? { productsByID[ByteKey(id)].map { products[$0] } }

    /// The product ids of a group; nothing when no such group is defined.
    package func group(_ id: String) -> [String]? { groupsByID[ByteKey(id)] }

    private static func collect(
        _ list: CSAFNode, under path: [CSAFNode], into products: inout [CSAFProduct], _ branches: inout [CSAFNode]
    ) {
        for branch in list.items {
            branches.append(branch)
            let path = path + [branch]
            if let id = branch["product"]["product_id"].string {
                products.append(CSAFProduct(id: id, source: .branch, node: branch["product"], branches: path))
            }
            collect(branch["branches"], under: path, into: &products, &branches)
        }
    }
}
