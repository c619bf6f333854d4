extension CSAFRule {
    /// A fixed product has no score or one of 0.
    ///
    /// A score is 0 by its value, or when the environmental metrics take away all impact.
    static let fixedProductScores = CSAFRule(
        "6.2.19", "CVSS for Fixed Products", remedy: "Remove the product from the metric, or set the impact to none."
    ) { document in
        document.vulnerabilities.flatMap { vulnerability -> [CSAFViolation] in
            let fixed = Set(vulnerability.products(in: .fixed).compactMap(\.key))
            return document.scores(of: vulnerability).compactMap { metric, object in
                guard !object.isZero,
                    let product = metric["products"].strings.first(where: { fixed.contains(ByteKey($0)) })
                else { return nil }
                return CSAFViolation("the fixed product '\(product)' has a score above 0", at: object.node)
            }
        }
    }
}

extension CVSSObject {
    /// Whether the overall score is 0.
    fileprivate var isZero: Bool {
        if node["environmentalScore"].tenths == 0 || node["baseScore"].tenths == 0 { return true }
        switch field {
        case "cvss_v2": return has("TD", "N")
        case "cvss_v3": return ["MC", "MI", "MA"].allSatisfy { has($0, "N") }
        default: return ["MVC", "MVI", "MVA", "MSC", "MSI", "MSA"].allSatisfy { has($0, "N") }
        }
    }
}
