/// That a security advisory tells both what is affected and what is fixed: tests 6.1.27.13 and 6.2.39.1.
extension CSAFRule {
    /// A fixed product has an affected version in the same vulnerability.
    static let correspondingAffectedProducts = CSAFRule(
        "6.1.27.13", "Corresponding Affected Products", in: [.v2_1],
        remedy: "List the affected versions of the product under known_affected."
    ) { document in
        guard document.hasCategory("csaf_security_advisory") else { return [] }
        let correspondence = CorrespondingProducts(document)
        return document.vulnerabilities.flatMap { vulnerability in
            correspondence.lacking(vulnerability.products(in: .fixed), among: vulnerability.products(in: .affected)).map
            {
                CSAFViolation("no version of product '\($0.string ?? "")' is listed as affected", at: $0)
            }
        }
    }

    /// An affected product has a fixed version in the same vulnerability, unless it is said that there is none.
    static let missingFixedProduct = CSAFRule(
        "6.2.39.1", "Missing Fixed Product", in: [.v2_1], remedy: "List the fixed versions of the product under fixed."
    ) { document in
        guard document.hasCategory("csaf_security_advisory") else { return [] }
        let correspondence = CorrespondingProducts(document)
        return document.vulnerabilities.flatMap { vulnerability -> [CSAFViolation] in
            let hopeless = vulnerability["remediations"].items.filter {
                $0["category"].isAny(of: ["fix_planned", "no_fix_planned", "none_available"])
            }
            let unfixed = Set(hopeless.flatMap { document.products(of: $0).map(ByteKey.init) })
            let affected = vulnerability.products(in: .affected).filter {
                $0.key.map { !unfixed.contains($0) } ?? false
            }
            return correspondence.lacking(affected, among: vulnerability.products(in: .fixed)).map {
                CSAFViolation("no version of product '\($0.string ?? "")' is listed as fixed", at: $0)
            }
        }
    }
}
