/// What remediations and flags refer to: tests 6.1.29, 6.1.32 and 6.1.33.
extension CSAFRule {
    /// A remediation says for which products it is.
    static let remediationWithoutProduct = CSAFRule(
        "6.1.29", "Remediation without Product Reference", remedy: "Add product_ids or group_ids."
    ) { document in
        document.withoutProducts("remediations").map { CSAFViolation("the remediation is for no product", at: $0) }
    }

    /// A flag says to which products it applies.
    static let flagWithoutProduct = CSAFRule(
        "6.1.32", "Flag without Product Reference", remedy: "Add product_ids or group_ids."
    ) { document in
        document.withoutProducts("flags").map { CSAFViolation("the flag applies to no product", at: $0) }
    }

    /// A product has one VEX justification at most, also through groups.
    static let multipleJustifications = CSAFRule(
        "6.1.33", "Multiple Flags with VEX Justification Codes per Product", remedy: "Keep the flag that applies."
    ) { document in
        let codes = [
            "component_not_present", "inline_mitigations_already_exist",
            "vulnerable_code_cannot_be_controlled_by_adversary", "vulnerable_code_not_in_execute_path",
            "vulnerable_code_not_present",
        ]
        return document.vulnerabilities.flatMap { vulnerability -> [CSAFViolation] in
            var seen: Set<ByteKey> = []
            return vulnerability["flags"].items.filter { $0["label"].isAny(of: codes) }.flatMap { flag in
                document.products(of: flag).compactMap { product in
                    seen.insert(ByteKey(product)).inserted
                        ? nil : CSAFViolation("product '\(product)' already has a justification", at: flag)
                }
            }
        }
    }

    /// An affected product and one under investigation has a remediation, if only that there is none.
    static let missingRemediation = CSAFRule(
        "6.2.2", "Missing Remediation", remedy: "Add a remediation for the product, if only that there is none."
    ) { document in
        document.vulnerabilities.flatMap { vulnerability in
            document.missing(
                "remediation",
                of: vulnerability.products(in: .affected) + vulnerability.products(in: .underInvestigation),
                among: vulnerability["remediations"].items)
        }
    }
}

extension CSAFDocument {
    fileprivate func withoutProducts(_ list: String) -> [CSAFNode] {
        vulnerabilities.flatMap { $0[list].items }.filter {
            !$0["product_ids"].isPresent && !$0["group_ids"].isPresent
        }
    }
}
