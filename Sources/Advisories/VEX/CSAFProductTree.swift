import Artifacts
import Documents

/// The products of a CSAF document by their ids (CSAF 2.0 and 2.1, section 3.2.2).
struct CSAFProductTree {
    private var products: [ByteKey: VEXProduct] = [:]
    private var groups: [ByteKey: [String]] = [:]

    init(_ tree: JSONValue) throws(VEXError) {
        let fields = VEXFields(tree)
        for product in try fields.list("full_product_names") { add(product) }
        var branches = try fields.list("branches")
        while let branch = branches.popLast() {
            if let product = branch["product"] { add(product) }
            branches += branch["branches"]?.array ?? []
        }
        // In 2.0 a part is related to its whole; in 2.1 a path leads from the part to its whole.
        for relation in try fields.list("relationships") {
            relate(relation, part: relation["product_reference"], whole: relation["relates_to_product_reference"])
        }
        for path in try fields.list("product_paths") {
            let last = path["subpaths"]?.array?.last
            relate(path, part: path["beginning_product_reference"], whole: last?["next_product_reference"])
        }
        for group in try fields.list("product_groups") {
            guard let id = group["group_id"]?.string else { continue }
            groups[ByteKey(id)] = (group["product_ids"]?.array ?? []).compactMap(\.string)
        }
    }

    /// The product of an id; one that the tree does not define can't be known by anything.
    func product(_ id: String) -> VEXProduct { products[ByteKey(id)] ?? VEXProduct(VEXIdentity()) }

    /// The ids that a flag, threat or remediation names, by themselves and by groups.
    func ids(named holder: VEXFields) throws(VEXError) -> [String] {
        var ids = try holder.texts("product_ids")
        for group in try holder.texts("group_ids") { ids += groups[ByteKey(group)] ?? [] }
        return ids
    }

    private mutating func add(_ product: JSONValue) {
        guard let id = product["product_id"]?.string else { return }
        products[ByteKey(id)] = VEXProduct(Self.identity(product))
    }

    private mutating func relate(_ relation: JSONValue, part: JSONValue?, whole: JSONValue?) {
        guard let id = relation["full_product_name"]?["product_id"]?.string, let part = part?.string,
            let whole = whole?.string
        else { return }
        // What the relation itself is known by, names the part as it is in the whole.
        let own = relation["full_product_name"].map(Self.identity) ?? VEXIdentity()
        let subcomponent = product(part).identity.joined(with: own)
        products[ByteKey(id)] = VEXProduct(product(whole).identity, subcomponents: [subcomponent])
    }

    private static func identity(_ product: JSONValue) -> VEXIdentity {
        guard let helper = product["product_identification_helper"] else { return VEXIdentity() }
        let texts = [helper["purl"]].compactMap { $0?.string } + (helper["purls"]?.array ?? []).compactMap(\.string)
        let hashes = (helper["hashes"]?.array ?? []).flatMap { $0["file_hashes"]?.array ?? [] }
        return VEXIdentity(
            packageURLs: texts.compactMap { PackageURL($0) },
            digests: hashes.compactMap {
                VEXFields.digest(algorithm: $0["algorithm"]?.string ?? "sha256", hex: $0["value"]?.string ?? "")
            })
    }
}
