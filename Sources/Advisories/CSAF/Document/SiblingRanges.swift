/// The ranges of versions of a product tree, each with what stands beside it.
struct SiblingRanges {
    /// What a range is compared with.
    enum Kind {
        /// A range that leads to a product at once and is a vers.
        case vers
        /// A range that leads to a product at once and is no vers.
        case vls
        /// A version that leads to a product at once.
        case version
        /// A version, whatever it leads to.
        case anyVersion
        /// A range with further branches.
        case branchedRange
        /// A version with further branches.
        case branchedVersion
    }

    /// A range and something beside it that has a version of it.
    struct Overlap {
        /// The products below the range.
        let products: [ByteKey]
        let sibling: CSAFNode
        /// The products below the sibling.
        let siblingProducts: [ByteKey]
    }

    /// How many bounds of ranges are compared in one document, so that many siblings can't take more than linear time.
    static let maximumComparisons = 200_000

    private let lists: [CSAFNode]

    init(_ tree: CSAFProductTree) {
        lists = [tree.node["branches"]] + tree.branches.map { $0["branches"] }.filter(\.isPresent)
    }

    /// The ranges that overlap something of a kind beside them.
    ///
    /// Of two ranges of that kind each pair is there once.
    func overlaps(with kind: Kind) -> [Overlap] {
        var found: [Overlap] = []
        var comparisons = 0
        for list in lists {
            let items = list.items.compactMap(Item.init)
            for (place, item) in items.enumerated() {
                guard let intervals = item.intervals else { continue }
                for (otherPlace, other) in items.enumerated() where otherPlace != place && other.is(kind) {
                    // The same pair the other way round.
                    if otherPlace < place, item.is(kind) { continue }
                    comparisons += intervals.cost(against: other.intervals)
                    guard comparisons <= Self.maximumComparisons else { return found }
                    let isShared = other.intervals.map(intervals.overlaps) ?? intervals.contains(other.name)
                    if isShared, other.range == nil || other.intervals != nil {
                        found.append(
                            Overlap(products: item.products, sibling: other.node, siblingProducts: other.products))
                    }
                }
            }
        }
        return found
    }

    private struct Item {
        let node: CSAFNode
        let name: String
        /// Nothing for a version.
        let range: ProductVersionRange?
        let intervals: VersionIntervals?

        /// Nothing for a branch of another category.
        init?(_ node: CSAFNode) {
            guard let name = node["name"].string else { return nil }
            self.node = node
            self.name = name
            if node["category"].is("product_version_range") {
                let range = ProductVersionRange(name)
                self.range = range
                intervals = VersionIntervals(range)
            } else {
                guard node["category"].is("product_version") else { return nil }
                range = nil
                intervals = nil
            }
        }

        func `is`(_ kind: Kind) -> Bool {
            let isLeaf = node["product"].isPresent
            switch kind {
            case .vers: return isLeaf && range?.type != nil
            case .vls: return isLeaf && range != nil && range?.type == nil
            case .version: return isLeaf && range == nil
            case .anyVersion: return range == nil
            case .branchedRange: return node["branches"].isPresent && range != nil
            case .branchedVersion: return node["branches"].isPresent && range == nil
            }
        }

        var products: [ByteKey] { Self.products(below: node) }

        private static func products(below node: CSAFNode) -> [ByteKey] {
            [node["product"]["product_id"].key].compactMap { $0 } + node["branches"].items.flatMap(products)
        }
    }
}
