/// Which products are versions of each other, as far as the product tree tells.
struct CorrespondingProducts {
    private let document: CSAFDocument
    private var pathsByProduct: [ByteKey: CSAFProductPath] = [:]
    /// The products that something is installed with, by what is installed with them.
    private var hosts: [ByteKey: [ByteKey]] = [:]

    init(_ document: CSAFDocument) {
        self.document = document
        for path in document.productTree.paths {
            guard let id = path.productID.key else { continue }
            pathsByProduct[id] = path
            if let (host, guest) = Self.host(of: path) { hosts[guest, default: []].append(host) }
        }
    }

    /// For each of the products whether one of the others is another version of it.
    ///
    /// A product of which the tree tells nothing counts as a version of any product of which it tells nothing either.
    func lacking(_ products: [CSAFNode], among others: [CSAFNode]) -> [CSAFNode] {
        let keys = Set(others.compactMap { $0.string.map(key) })
        let ids = Set(others.compactMap(\.key))
        return products.filter { product in
            guard let id = product.string else { return false }
            if keys.contains(key(id)) { return false }
            // What a product path says to be installed with others may fix them.
            let hosted =
                (hosts[ByteKey(id)] ?? []) + [pathsByProduct[ByteKey(id)].flatMap(Self.host)?.host].compactMap { $0 }
            return !hosted.contains(where: ids.contains)
        }
    }

    /// What is the same for all versions of a product.
    private func key(_ id: String) -> ByteKey { ByteKey(stem(id, depth: 0)) }

    private func stem(_ id: String, depth: Int) -> [UInt8] {
        if let path = pathsByProduct[ByteKey(id)], depth < 16 {
            // The same rest of the path under any version of what it starts with.
            let start = stem(path.start.string ?? "", depth: depth + 1)
            let steps = path.steps.map { "\u{0}\($0.category.string ?? "")\u{0}\($0.product.string ?? "")" }
            return start + Array(steps.joined().utf8)
        }
        guard let product = document.productTree.product(id), product.source == .branch else { return Array("?".utf8) }
        let versions = ["product_version", "product_version_range", "patch_level", "service_pack"]
        let steps = product.branches.filter { !$0["category"].isAny(of: versions) }.map {
            "\u{1}\($0["category"].string ?? "")\u{1}\($0["name"].string ?? "")"
        }
        return Array(steps.joined().utf8)
    }

    /// The product that a path starts with, and the one that is installed with it.
    private static func host(of path: CSAFProductPath) -> (host: ByteKey, guest: ByteKey)? {
        guard let step = path.steps.last, step.category.is("installed_with"), path.steps.count == 1,
            let host = path.start.key, let guest = step.product.key
        else { return nil }
        return (host, guest)
    }
}
