/// How ranges of versions are written: tests 6.1.50, 6.1.59, 6.2.18, 6.2.49 and 6.2.51.
extension CSAFRule {
    /// A range is a vers in its canonical form, or its constraints alone.
    static let versionRange = CSAFRule(
        "6.1.50", "Product Version Range Rules", in: [.v2_1], remedy: "Write the range as vers:TYPE/>=1.0|<2.0.",
        limit: "whether constraints are sorted is examined for types whose order of versions is known"
    ) { document in
        document.versionRanges.compactMap { node, range in range.fault.map { CSAFViolation($0, at: node) } }
    }

    /// A range has more than one version.
    static let singleVersionRange = CSAFRule(
        "6.1.59", "Single Version as Product Version Range", in: [.v2_1], remedy: "Use the category product_version."
    ) { document in
        document.versionRanges.filter(\.range.isSingleVersion).map {
            CSAFViolation("the range is a single version", at: $0.node)
        }
    }

    /// A range says how its versions are compared.
    static let rangeWithoutVers = CSAFRule(
        "6.2.18", "Product Version Range without vers", remedy: "Write the range as vers:TYPE/>=1.0|<2.0."
    ) { document in
        document.versionRanges.filter { $0.range.type == nil }.map {
            CSAFViolation("the range is no vers", at: $0.node)
        }
    }

    /// A range has an upper end.
    static let upperOpenRange = CSAFRule(
        "6.2.49", "Upper Open Ended Product Version Range", in: [.v2_1], remedy: "Name the last version that is known."
    ) { document in
        document.versionRanges.filter(\.range.isUpperOpen).map {
            CSAFViolation("the range has no upper end", at: $0.node)
        }
    }

    /// The type of a vers is registered.
    static let unknownVersType = CSAFRule(
        "6.2.51", "Unknown VERS Type", in: [.v2_1], remedy: "Use a registered type."
    ) { document in
        document.versionRanges.compactMap { node, range in
            guard let type = range.type, !VersTypes.registered.contains(type) else { return nil }
            return CSAFViolation("the type '\(type)' is not registered", at: node)
        }
    }
}

extension CSAFDocument {
    /// The names of the branches for ranges, as ranges.
    fileprivate var versionRanges: [(node: CSAFNode, range: ProductVersionRange)] {
        productTree.named("product_version_range").compactMap { node in
            node.string.map { (node, ProductVersionRange($0)) }
        }
    }
}
