/// What the VEX profile asks of each vulnerability: tests 6.1.27.7 to 6.1.27.10.
extension CSAFRule {
    /// It says of some product whether it is affected.
    static let vexProductStatus = CSAFRule(
        "6.1.27.7", "VEX Product Status",
        remedy: "List products under fixed, known_affected, known_not_affected or under_investigation."
    ) { document in
        guard
            document.hasCategory("csaf_vex")
                || document.version == .v2_1 && document.hasCategory("csaf_vulnerability_report")
        else { return [] }
        let names = ["fixed", "known_affected", "known_not_affected", "under_investigation"]
        return document.vulnerabilities.map { $0["product_status"] }.filter { status in
            !names.contains { status[$0].isPresent }
        }.map { CSAFViolation("no product has a status that VEX knows", at: $0) }
    }

    /// It has an identifier, in CSAF 2.1 one that holds for every product it mentions.
    static let vulnerabilityID = CSAFRule(
        "6.1.27.8", "Vulnerability ID", remedy: "Add a CVE id or another id that holds for all products."
    ) { document in
        guard document.hasCategory("csaf_vex") else { return [] }
        return document.vulnerabilities.flatMap { vulnerability -> [CSAFViolation] in
            if vulnerability["cve"].isPresent { return [] }
            guard vulnerability["ids"].isPresent else {
                return [CSAFViolation("the vulnerability has neither a CVE id nor another id", at: vulnerability)]
            }
            let ids = vulnerability["ids"].items
            guard document.version == .v2_1,
                ids.allSatisfy({ $0["product_ids"].isPresent || $0["group_ids"].isPresent })
            else { return [] }
            let named = Set(ids.flatMap { document.products(of: $0).map(ByteKey.init) })
            return CSAFDocument.statusNames.flatMap { document.products($0, of: vulnerability) }.compactMap { product in
                guard let id = product.key, !named.contains(id) else { return nil }
                return CSAFViolation("no id of the vulnerability holds for '\(product.string ?? "")'", at: product)
            }
        }
    }

    /// It says why a product is not affected, by a flag or an impact statement.
    static let impactStatement = CSAFRule(
        "6.1.27.9", "Impact Statement",
        remedy: "Add a flag or a threat of category impact that names the product or a group with it."
    ) { document in
        guard document.hasCategory("csaf_vex") else { return [] }
        return document.vulnerabilities.flatMap { vulnerability -> [CSAFViolation] in
            let statements =
                vulnerability["flags"].items + vulnerability["threats"].items.filter { $0["category"].is("impact") }
            return document.missing(
                "impact statement", of: document.products("known_not_affected", of: vulnerability), among: statements)
        }
    }

    /// It says what to do about an affected product.
    static let actionStatement = CSAFRule(
        "6.1.27.10", "Action Statement", remedy: "Add a remediation that names the product or a group with it."
    ) { document in
        guard document.hasCategory("csaf_vex") else { return [] }
        return document.vulnerabilities.flatMap { vulnerability in
            document.missing(
                "action statement", of: document.products("known_affected", of: vulnerability),
                among: vulnerability["remediations"].items)
        }
    }
}

extension CSAFDocument {
    /// A violation for each product that no item names.
    func missing(_ what: String, of products: [CSAFNode], among items: [CSAFNode]) -> [CSAFViolation] {
        if products.isEmpty { return [] }
        let named = Set(items.flatMap { self.products(of: $0).map(ByteKey.init) })
        return products.compactMap { product in
            guard let id = product.key, !named.contains(id) else { return nil }
            return CSAFViolation("there is no \(what) for product '\(product.string ?? "")'", at: product)
        }
    }
}
