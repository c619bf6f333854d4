import Artifacts
import Documents

/// The products of a CSAF document as VEX statements name them (CSAF 2.0 and 2.1, section 3.2.2).
struct CSAFVEXProducts {
    private let tree: CSAFProductTree
    private var products: [ByteKey: VEXProduct] = [:]

    /// - Throws: `VEXError` when a part of the tree is no list.
    init(_ value: JSONValue, version: CSAFVersion) throws(VEXError) {
        for part in ["branches", "full_product_names", "product_groups", "product_paths", "relationships"] {
            _ = try VEXFields(value).list(part)
        }
        tree = CSAFProductTree(CSAFNode(value, at: .member("product_tree", of: .document)), version: version)
        for product in tree.products where product.source != .path {
            products[ByteKey(product.id)] = VEXProduct(Self.identity(product.helper))
        }
        for path in tree.paths { relate(path) }
    }

    /// The product of an id; one that the tree does not define can't be known by anything.
    func product(_ id: String) -> VEXProduct { products[ByteKey(id)] ?? VEXProduct(VEXIdentity()) }

    /// The ids that a flag, threat or remediation names, by themselves and by groups.
    func ids(named holder: VEXFields) throws(VEXError) -> [String] {
        var ids = try holder.texts("product_ids")
        for group in try holder.texts("group_ids") { ids += tree.group(group) ?? [] }
        return ids
    }

    /// A path leads from a part to its whole.
    private mutating func relate(_ path: CSAFProductPath) {
        guard let id = path.productID.string, let part = path.start.string,
            let whole = path.steps.last?.product.string
        else { return }
        // What the path itself is known by, names the part as it is in the whole.
        let own = Self.identity(path.node["full_product_name"]["product_identification_helper"])
        let subcomponent = product(part).identity.joined(with: own)
        products[ByteKey(id)] = VEXProduct(product(whole).identity, subcomponents: [subcomponent])
    }

    private static func identity(_ helper: CSAFNode) -> VEXIdentity {
        let texts = [helper["purl"]].compactMap(\.string) + helper["purls"].strings
        let hashes = helper["hashes"].items.flatMap { $0["file_hashes"].items }
        return VEXIdentity(
            packageURLs: texts.compactMap { PackageURL($0) },
            digests: hashes.compactMap {
                VEXFields.digest(algorithm: $0["algorithm"].string ?? "sha256", hex: $0["value"].string ?? "")
            })
    }
}
