/// What the profiles with vulnerabilities ask for: tests 6.1.27.4 to 6.1.27.6, 6.1.27.11 and 6.1.27.12.
extension CSAFRule {
    private static func isAdvisory(_ document: CSAFDocument) -> Bool {
        document.hasCategory("csaf_security_advisory")
            || document.version == .v2_1 && document.hasCategory("csaf_deprecated_security_advisory")
    }

    private static func isAdvisoryOrVEX(_ document: CSAFDocument) -> Bool {
        isAdvisory(document) || document.hasCategory("csaf_vex")
    }

    /// There is a product tree.
    static let advisoryProductTree = CSAFRule(
        "6.1.27.4", "Product Tree", remedy: "Add a product tree with the products concerned."
    ) { document in
        guard isAdvisoryOrVEX(document), !document.productTree.node.isPresent else { return [] }
        return [CSAFViolation("there is no product tree", at: document.productTree.node)]
    }

    /// Every vulnerability has notes.
    static let vulnerabilityNotes = CSAFRule(
        "6.1.27.5", "Vulnerability Notes", remedy: "Add a note that describes the vulnerability."
    ) { document in
        guard isAdvisoryOrVEX(document) else { return [] }
        return document.vulnerabilities.map { $0["notes"] }.filter { !$0.isPresent }.map {
            CSAFViolation("the vulnerability has no notes", at: $0)
        }
    }

    /// Every vulnerability has a product status.
    static let vulnerabilityProductStatus = CSAFRule(
        "6.1.27.6", "Product Status", remedy: "Say which products are affected, fixed or not affected."
    ) { document in
        guard isAdvisory(document) else { return [] }
        return document.vulnerabilities.map { $0["product_status"] }.filter { !$0.isPresent }.map {
            CSAFViolation("the vulnerability has no product status", at: $0)
        }
    }

    /// There are vulnerabilities.
    static let advisoryVulnerabilities = CSAFRule(
        "6.1.27.11", "Vulnerabilities", remedy: "Add the vulnerabilities that the document is about."
    ) { document in
        guard isAdvisoryOrVEX(document), !document.root["vulnerabilities"].isPresent else { return [] }
        return [CSAFViolation("there are no vulnerabilities", at: document.root["vulnerabilities"])]
    }

    /// Every vulnerability of a security advisory has affected products.
    static let affectedProducts = CSAFRule(
        "6.1.27.12", "Affected Products", in: [.v2_1], remedy: "List the affected products under known_affected."
    ) { document in
        guard document.hasCategory("csaf_security_advisory") else { return [] }
        return document.vulnerabilities.map { $0["product_status"]["known_affected"] }.filter { !$0.isPresent }.map {
            CSAFViolation("no product is listed as known to be affected", at: $0)
        }
    }
}
