/// Whether versions of a product are said twice: tests 6.2.50 and 6.3.19.
extension CSAFRule {
    private static let limit =
        "ranges of many siblings are compared up to \(SiblingRanges.maximumComparisons) comparisons"

    private static func rule(
        _ number: String, _ title: String, _ kind: SiblingRanges.Kind, isContradicting: Bool
    ) -> CSAFRule {
        CSAFRule(
            number, title, in: [.v2_1], remedy: "Split the ranges so that no version belongs to two.", limit: limit
        ) { document in
            let pairs = SiblingRanges(document.productTree).overlaps(with: kind)
            if pairs.isEmpty { return [] }
            var comparisons = 0
            return document.vulnerabilities.flatMap { vulnerability -> [CSAFViolation] in
                let statuses = vulnerability.statusGroups
                return pairs.compactMap { pair in
                    comparisons += pair.products.count + pair.siblingProducts.count
                    if comparisons > SiblingRanges.maximumComparisons { return nil }
                    let groups = pair.products.flatMap { statuses[$0] ?? [] }
                    let others = pair.siblingProducts.flatMap { statuses[$0] ?? [] }
                    let clashes = groups.contains { group in others.contains { ($0 != group) == isContradicting } }
                    guard clashes else { return nil }
                    let what = isContradicting ? "have contradicting statuses" : "have the same status"
                    return CSAFViolation("versions that overlap \(what)", at: pair.sibling["name"])
                }
            }
        }
    }

    static let versOverlapContradicting = rule(
        "6.2.50.1", "Overlapping Product Version Range with vers in Contradicting Product Status Group", .vers,
        isContradicting: true)
    static let vlsOverlapContradicting = rule(
        "6.2.50.2", "Overlapping Product Version Range with vls in Contradicting Product Status Group", .vls,
        isContradicting: true)
    static let versionOverlapContradicting = rule(
        "6.2.50.3", "Overlapping Product Version Range with Product Version in Contradicting Product Status Group",
        .version, isContradicting: true)
    static let versOverlapSame = rule(
        "6.3.19.1", "Overlapping Product Version Range with vers in Same Product Status Group", .vers,
        isContradicting: false)
    static let vlsOverlapSame = rule(
        "6.3.19.2", "Overlapping Product Version Range with vls in Same Product Status Group", .vls,
        isContradicting: false)
    static let versionOverlapSame = rule(
        "6.3.19.3", "Overlapping Product Version Range with Product Version in Same Product Status Group", .anyVersion,
        isContradicting: false)

    /// No range of a branch overlaps that of a branch beside it.
    static let rangeOverlapInBranch = CSAFRule(
        "6.3.19.4", "Overlapping Product Version Range with Product Version Range in Branch", in: [.v2_1],
        remedy: "Split the ranges so that no version belongs to two.", limit: limit
    ) { document in
        SiblingRanges(document.productTree).overlaps(with: .branchedRange).map {
            CSAFViolation("the range overlaps that of a branch beside it", at: $0.sibling["name"])
        }
    }

    /// No version of a branch lies in the range of a branch beside it.
    static let versionOverlapInBranch = CSAFRule(
        "6.3.19.5", "Overlapping Product Version Range with Product Version in Branch", in: [.v2_1],
        remedy: "Exclude the version from the range.", limit: limit
    ) { document in
        SiblingRanges(document.productTree).overlaps(with: .branchedVersion).map {
            CSAFViolation("the version lies in the range of a branch beside it", at: $0.sibling["name"])
        }
    }
}
