/// Which products are versions of each other, as far as the product tree tells.
struct CorrespondingProducts {
    /// What is the same for all versions of a product; nothing for one of which the tree tells nothing.
    private var stems: [ByteKey: ByteKey] = [:]
    /// The products that something is installed with, by what is installed with them.
    private var hosts: [ByteKey: [ByteKey]] = [:]

    /// How often one product path may start with another.
    private static let maximumNesting = 8
    /// How many hosts of one product are kept.
    private static let maximumHosts = 1000

    init(_ document: CSAFDocument) {
        for product in document.productTree.products where product.source == .branch {
            stems[ByteKey(product.id)] = Self.stem(of: product)
        }
        // Paths upon paths are known once what they start with is.
        var rest = document.productTree.paths
        for _ in 0..<Self.maximumNesting where !rest.isEmpty {
            rest = rest.filter { path in
                guard let id = path.productID.key, let stem = path.start.key.flatMap({ stems[$0] }) else { return true }
                stems[id] = Self.stem(of: path, after: stem)
                return false
            }
        }
        for path in document.productTree.paths {
            guard let id = path.productID.key, let step = path.steps.last, step.category.is("installed_with"),
                path.steps.count == 1, let host = path.start.key, let guest = step.product.key
            else { continue }
            for id in [guest, id] where hosts[id, default: []].count < Self.maximumHosts {
                hosts[id, default: []].append(host)
            }
        }
    }

    /// For each of the products whether one of the others is another version of it.
    ///
    /// A product of which the tree tells nothing counts as a version of any product of which it tells nothing either.
    func lacking(_ products: [CSAFNode], among others: [CSAFNode]) -> [CSAFNode] {
        let ids = Set(others.compactMap(\.key))
        let known = Set(ids.map { stems[$0] })
        return products.filter { product in
            guard let id = product.key else { return false }
            if known.contains(stems[id]) { return false }
            // What a product path says to be installed with others may fix them.
            return !(hosts[id] ?? []).contains(where: ids.contains)
        }
    }

    private static func stem(of product: CSAFProduct) -> ByteKey {
        let versions = ["product_version", "product_version_range", "patch_level", "service_pack"]
        let steps = product.branches.filter { !$0["category"].isAny(of: versions) }.map {
            "\u{1}\($0["category"].string ?? "")\u{1}\($0["name"].string ?? "")"
        }
        return ByteKey(steps.joined())
    }

    /// The same rest of the path under any version of what it starts with.
    private static func stem(of path: CSAFProductPath, after start: ByteKey) -> ByteKey {
        let steps = path.steps.map { "\u{2}\($0.category.string ?? "")\u{2}\($0.product.string ?? "")" }
        return ByteKey(start.bytes + Array(steps.joined().utf8))
    }
}
