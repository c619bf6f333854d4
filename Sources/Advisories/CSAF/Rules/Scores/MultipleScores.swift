extension CSAFRule {
    /// A product has one CVSS score of each version, in CSAF 2.1 from each source.
    static let multipleScores = CSAFRule(
        "6.1.7", "Multiple Scores with Same Version per Product",
        remedy: "Keep one score of the version for the product."
    ) { document in
        document.vulnerabilities.flatMap { vulnerability -> [CSAFViolation] in
            var seen: Set<ScoreKey> = []
            return document.scores(of: vulnerability).flatMap { metric, object -> [CSAFViolation] in
                let version = object.node["version"].key ?? ByteKey(object.field)
                let source = document.version == .v2_0 ? nil : metric["source"].key
                return metric["products"].strings.compactMap { product in
                    let key = ScoreKey(product: ByteKey(product), version: version, source: source)
                    return seen.insert(key).inserted
                        ? nil
                        : CSAFViolation("product '\(product)' already has a score of this version", at: object.node)
                }
            }
        }
    }
}

private struct ScoreKey: Hashable {
    let product: ByteKey
    let version: ByteKey
    let source: ByteKey?
}
