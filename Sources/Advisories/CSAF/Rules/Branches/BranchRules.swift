/// How the branches of the product tree are built: tests 6.1.34, 6.1.57, 6.1.58, 6.2.48 and 6.3.9.
extension CSAFRule {
    /// Branches nest 30 deep at most.
    static let branchDepth = CSAFRule(
        "6.1.34", "Branches Recursion Depth", in: [.v2_1], remedy: "Leave out branches that tell nothing."
    ) { document in
        document.productTree.products.filter { $0.branches.count > 30 }.map {
            CSAFViolation("\($0.branches.count) branches lead to product '\($0.id)'", at: $0.node)
        }
    }

    /// A category occurs once on the way to a product; families may nest.
    static let stackedCategories = CSAFRule(
        "6.1.57", "Stacked Branch Categories", in: [.v2_1], remedy: "Join the branches of the same category."
    ) { document in
        document.productTree.products.compactMap { product in
            var seen: Set<ByteKey> = []
            let second = product.branches.map { $0["category"] }.first { category in
                guard let key = category.key, !category.is("product_family") else { return false }
                return !seen.insert(key).inserted
            }
            guard let second else { return nil }
            return CSAFViolation(
                "'\(second.string ?? "")' occurs twice on the way to product '\(product.id)'", at: second)
        }
    }

    /// A product has a version or a range of versions, not both.
    static let versionWithRange = CSAFRule(
        "6.1.58", "Use of product_version in one Path with product_version_range", in: [.v2_1],
        remedy: "Make the version a part of the product's name, or leave out one of the two."
    ) { document in
        document.productTree.products.compactMap { product in
            guard product.branchName("product_version") != nil,
                let range = product.branches.first(where: { $0["category"].is("product_version_range") })
            else { return nil }
            return CSAFViolation("product '\(product.id)' has a version and a range of versions", at: range["category"])
        }
    }

    /// A vendor is someone.
    static let misusedVendorName = CSAFRule(
        "6.2.48", "Misuse at Vendor Name", in: [.v2_1],
        remedy: "Name the project or organization that makes the product."
    ) { document in
        document.productTree.branches.filter { branch in
            branch["category"].is("vendor")
                && CSAFProfile.bare(branch["name"].string ?? "").utf8.elementsEqual("opensource".utf8)
        }.map { CSAFViolation("open source is no vendor", at: $0["name"]) }
    }

    /// Vendor, product name and version lead to a product, in that order.
    static let branchCategories = CSAFRule(
        "6.3.9", "Branch Categories", remedy: "Build the branches as vendor, product_name, product_version."
    ) { document in
        document.productTree.products.compactMap { product in
            guard product.source == .branch else { return nil }
            var wanted = ["vendor", "product_name", "product_version"][...]
            for branch in product.branches {
                if let next = wanted.first, branch["category"].is(next) { wanted = wanted.dropFirst() }
            }
            guard let missing = wanted.first else { return nil }
            return CSAFViolation(
                "no branch of category \(missing) leads to product '\(product.id)' in its place", at: product.node)
        }
    }
}
