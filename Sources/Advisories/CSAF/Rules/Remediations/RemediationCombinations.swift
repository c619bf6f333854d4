/// Which remediations contradict each other or a product's status: tests 6.1.35, 6.1.36 and 6.2.27.
extension CSAFRule {
    /// The remediations of a product don't contradict each other.
    static let contradictingRemediations = CSAFRule(
        "6.1.35", "Contradicting Remediations", in: [.v2_1], remedy: "Keep the remediation that holds for the product."
    ) { document in
        document.vulnerabilities.flatMap { vulnerability -> [CSAFViolation] in
            var categories: [ByteKey: Set<RemediationCategory>] = [:]
            return vulnerability["remediations"].items.flatMap { remediation -> [CSAFViolation] in
                guard let category = RemediationCategory(remediation["category"]) else { return [] }
                return document.products(of: remediation).compactMap { product in
                    let others = categories[ByteKey(product), default: []]
                    categories[ByteKey(product), default: []].insert(category)
                    guard
                        let other = RemediationCategory.allCases.first(where: {
                            others.contains($0) && !$0.allows(category)
                        })
                    else { return nil }
                    return CSAFViolation(
                        "'\(category.rawValue)' and '\(other.rawValue)' can't both hold for product '\(product)'",
                        at: remediation["category"])
                }
            }
        }
    }

    /// A product's remediation doesn't contradict its status.
    static let contradictingStatusRemediation = CSAFRule(
        "6.1.36", "Contradicting Product Status Remediation Combination", in: [.v2_1],
        remedy: "Correct the product's status or the remediation."
    ) { $0.remediations(that: .prohibited) }

    /// A product's remediation goes well with its status.
    static let discouragedStatusRemediation = CSAFRule(
        "6.2.27", "Discouraged Product Status Remediation Combination", in: [.v2_1],
        remedy: "Reconsider the product's status or the remediation."
    ) { $0.remediations(that: .discouraged) }
}

extension CSAFDocument {
    /// The remediations that fit so to the status of one of their products.
    fileprivate func remediations(that fit: RemediationCategory.Fit) -> [CSAFViolation] {
        vulnerabilities.flatMap { vulnerability -> [CSAFViolation] in
            let statuses = vulnerability.statusGroups
            return vulnerability["remediations"].items.flatMap { remediation -> [CSAFViolation] in
                guard let category = RemediationCategory(remediation["category"]) else { return [] }
                return products(of: remediation).compactMap { product in
                    guard let group = statuses[ByteKey(product)]?.first(where: { category.fit($0) == fit }) else {
                        return nil
                    }
                    return CSAFViolation(
                        "'\(category.rawValue)' does not fit product '\(product)', which is \(group.rawValue)",
                        at: remediation["category"])
                }
            }
        }
    }
}

extension CSAFNode {
    /// The groups of statuses of each product of a vulnerability; more than one is a contradiction.
    var statusGroups: [ByteKey: [ProductStatusGroup]] {
        var groups: [ByteKey: [ProductStatusGroup]] = [:]
        for group in ProductStatusGroup.allCases {
            for id in products(in: group).compactMap(\.key) where groups[id]?.contains(group) != true {
                groups[id, default: []].append(group)
            }
        }
        return groups
    }
}
