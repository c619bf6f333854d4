package import Documents

/// A CSAF document as its rules and the reader of its VEX statements see it.
///
/// Nothing is checked but the version: what is absent or of the wrong kind is simply not there.
package struct CSAFDocument: Sendable {
    package let version: CSAFVersion
    package let root: CSAFNode
    package let productTree: CSAFProductTree
    package let vulnerabilities: [CSAFNode]
    /// The name of the document's file, when it has one.
    package let fileName: String?
    /// The time of the examination, for the rules that compare with it; without it they count every date as past.
    package let examinedAt: Timestamp?

    /// How often items may name products through groups, all items together.
    static let maximumGroupReferences = 1_000_000

    package init(
        _ value: JSONValue, fileName: String? = nil, examinedAt: Timestamp? = nil
    ) throws(CSAFError) {
        root = CSAFNode(value, at: .document)
        guard let named = root["document"]["csaf_version"].string else { throw .noVersion }
        guard let version = CSAFVersion(of: value) else { throw .unknownVersion(named) }
        self.version = version
        self.fileName = fileName
        self.examinedAt = examinedAt
        productTree = CSAFProductTree(root["product_tree"], version: version)
        vulnerabilities = root["vulnerabilities"].items
        var count = 0
        for item in itemsWithProducts {
            for id in item["group_ids"].strings {
                count += productTree.group(id)?.count ?? 0
                guard count <= Self.maximumGroupReferences else {
                    throw .tooManyGroupReferences(maximum: Self.maximumGroupReferences)
                }
            }
        }
    }

    package var document: CSAFNode { root["document"] }
    package var tracking: CSAFNode { document["tracking"] }
    /// `csaf_vex`, `csaf_security_advisory` and so on; the document's profile.
    package var category: CSAFNode { document["category"] }
    package var label: CSAFNode { document["distribution"]["tlp"]["label"] }

    func hasCategory(_ categories: String...) -> Bool { category.isAny(of: categories) }
    /// Whether the document's status says that it is published.
    var isReleased: Bool { tracking["status"].isAny(of: ["final", "interim"]) }

    /// The items that name products by `product_ids` and `group_ids`.
    var itemsWithProducts: [CSAFNode] {
        let lists = [
            "flags", "first_known_exploitation_dates", "ids", "involvements", "notes", "remediations", "threats",
        ]
        return document["notes"].items
            + vulnerabilities.flatMap { vulnerability in lists.flatMap { vulnerability[$0].items } }
    }

    /// The products that an item names, itself or through groups, each once.
    package func products(of item: CSAFNode) -> [String] {
        var seen: Set<ByteKey> = []
        var products: [String] = []
        for id in item["product_ids"].strings + item["group_ids"].strings.flatMap({ productTree.group($0) ?? [] }) {
            if seen.insert(ByteKey(id)).inserted { products.append(id) }
        }
        return products
    }
}
