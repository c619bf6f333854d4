/// How the names of version branches are written: tests 6.1.31, 6.3.10 and 6.3.11.
extension CSAFRule {
    /// A version is one and not a range.
    static let rangeInVersion = CSAFRule(
        "6.1.31", "Version Range in Product Version", remedy: "Use product_version_range, or list the versions."
    ) { document in
        let words = ["after", "all", "before", "earlier", "later", "prior", "versions"]
        return document.productTree.named("product_version").filter { node in
            let name = VersionText.lowercased(Array((node.string ?? "").utf8))
            if name.contains(UInt8(ascii: "<")) || name.contains(UInt8(ascii: ">")) { return true }
            if document.version == .v2_0 { return words.contains { name.contains(run: Array($0.utf8)) } }
            let parts = name.split(whereSeparator: VersionText.isSpace)
            return parts.contains { part in words.contains { part.elementsEqual($0.utf8) } }
        }.map { CSAFViolation("'\($0.string ?? "")' is a range of versions", at: $0) }
    }

    /// Versions are listed rather than given as a range.
    static let usedVersionRange = CSAFRule(
        "6.3.10", "Usage of Product Version Range", remedy: "List the versions where that is possible."
    ) { document in
        document.productTree.branches.filter { $0["category"].is("product_version_range") }.map {
            CSAFViolation("a range of versions is used", at: $0["category"])
        }
    }

    /// A version begins with its number.
    static let versionIndicator = CSAFRule(
        "6.3.11", "Usage of V as Version Indicator", remedy: "Leave out the v unless the vendor's versions have it."
    ) { document in
        document.productTree.named("product_version").filter { node in
            let name = Array((node.string ?? "").utf8.prefix(2))
            return name.count == 2 && name[0] | 0x20 == UInt8(ascii: "v") && VersionText.isDigit(name[1])
        }.map { CSAFViolation("the version begins with a v", at: $0) }
    }
}

extension CSAFProductTree {
    /// The names of the branches of a category.
    func named(_ category: String) -> [CSAFNode] {
        branches.filter { $0["category"].is(category) }.map { $0["name"] }
    }
}
