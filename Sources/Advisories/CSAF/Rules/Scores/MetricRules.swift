/// Which metrics a product has: tests 6.1.56, 6.2.3, 6.2.47, 6.3.1, 6.3.2, 6.3.12 and 6.3.18.
extension CSAFRule {
    /// A source rates a product by CVSS or by a word, not by both.
    static let cvssAndQualitativeRating = CSAFRule(
        "6.1.56", "Use of CVSS and Qualitative Severity Rating", in: [.v2_1], remedy: "Remove the qualitative rating."
    ) { document in
        document.vulnerabilities.flatMap { vulnerability -> [CSAFViolation] in
            let metrics = document.metrics(of: vulnerability)
            let scored = Set(metrics.filter(\.hasCVSS).flatMap(\.rated))
            return metrics.flatMap { metric -> [CSAFViolation] in
                let rating = metric["content"]["qualitative_severity_rating"]
                guard rating.isPresent, metric.rated.contains(where: scored.contains) else { return [] }
                return [CSAFViolation("the same source gives a CVSS score for a product", at: rating)]
            }
        }
    }

    /// An affected product has a score.
    static let missingMetric = CSAFRule(
        "6.2.3", "Missing Metric", remedy: "Add a score or metric that covers the product."
    ) { document in
        document.vulnerabilities.flatMap { vulnerability -> [CSAFViolation] in
            let covered = Set(document.metrics(of: vulnerability).flatMap { $0["products"].strings.map(ByteKey.init) })
            return vulnerability.products(in: .affected).compactMap { product in
                guard let id = product.key, !covered.contains(id) else { return nil }
                return CSAFViolation("no metric covers product '\(product.string ?? "")'", at: product)
            }
        }
    }

    /// The issuing party says more than a word about severity.
    static let ownQualitativeRating = CSAFRule(
        "6.2.47", "Use of Qualitative Severity Rating by Issuing Party", in: [.v2_1], remedy: "Give a CVSS score."
    ) { document in
        let own = Set(document.canonicalURLs.map(ByteKey.init))
        return document.vulnerabilities.flatMap { document.metrics(of: $0) }.filter { metric in
            !metric["source"].isPresent || metric["source"].key.map(own.contains) == true
        }.map { $0["content"]["qualitative_severity_rating"] }.filter(\.isPresent).map {
            CSAFViolation("the issuing party rates by a word", at: $0)
        }
    }

    /// CVSS 2.0 is not the only scoring of a product.
    static let onlyCVSS2 = CSAFRule(
        "6.3.1", "Use of CVSS v2 as the only Scoring System", remedy: "Add a score of CVSS 4.0 or 3.1."
    ) { document in
        document.vulnerabilities.flatMap { vulnerability -> [CSAFViolation] in
            let metrics = document.metrics(of: vulnerability)
            let others = metrics.filter { metric in
                ["cvss_v3", "cvss_v4", "ssvc_v2"].contains { document.content(of: metric)[$0].isPresent }
            }
            let covered = Set(others.flatMap { $0["products"].strings.map(ByteKey.init) })
            return metrics.compactMap { metric in
                let object = document.content(of: metric)["cvss_v2"]
                guard object.isPresent, !metric["products"].strings.allSatisfy({ covered.contains(ByteKey($0)) }) else {
                    return nil
                }
                return CSAFViolation("a product is scored by CVSS 2.0 alone", at: object)
            }
        }
    }

    /// CVSS 3.1 replaces 3.0.
    static let cvss30 = CSAFRule("6.3.2", "Use of CVSS v3.0", remedy: "Score by CVSS 3.1 or 4.0.") { document in
        document.scores.filter { object in
            object.field == "cvss_v3"
                && (object.node["version"].is("3.0")
                    || object.node["vectorString"].string?.utf8.starts(with: "CVSS:3.0/".utf8) == true)
        }.map { CSAFViolation("the score is of CVSS 3.0", at: $0.node) }
    }

    /// Scores are also given by CVSS 4.0, and cover every affected product.
    static let missingCVSS4 = CSAFRule(
        "6.3.12", "Missing CVSS v4.0", in: [.v2_1], remedy: "Add a score of CVSS 4.0."
    ) { document in
        document.vulnerabilities.flatMap { vulnerability -> [CSAFViolation] in
            let metrics = document.metrics(of: vulnerability).filter(\.hasCVSS)
            let covered = Set(metrics.flatMap { $0["products"].strings.map(ByteKey.init) })
            return metrics.map { $0["content"]["cvss_v4"] }.filter { !$0.isPresent }.map {
                CSAFViolation("there is no score of CVSS 4.0", at: $0)
            }
                + vulnerability.products(in: .affected).filter { $0.key.map { !covered.contains($0) } ?? false }.map {
                    CSAFViolation("no CVSS score covers product '\($0.string ?? "")'", at: $0)
                }
        }
    }

    /// Severity is more than a word, whoever says it.
    static let qualitativeRating = CSAFRule(
        "6.3.18", "Use of Qualitative Severity Rating", in: [.v2_1], remedy: "Give a CVSS score."
    ) { document in
        document.contents.map { $0["qualitative_severity_rating"] }.filter(\.isPresent).map {
            CSAFViolation("severity is rated by a word", at: $0)
        }
    }
}

private struct RatedProduct: Hashable {
    let product: ByteKey
    let source: ByteKey?
}

extension CSAFNode {
    /// Whether a metric of CSAF 2.1 has a CVSS score.
    fileprivate var hasCVSS: Bool { CVSSObject.fields.contains { self["content"][$0].isPresent } }

    /// The products of a metric of CSAF 2.1 with its source.
    fileprivate var rated: [RatedProduct] {
        self["products"].strings.map { RatedProduct(product: ByteKey($0), source: self["source"].key) }
    }
}
