import Artifacts

extension CSAFRule {
    /// CPE and package URL say what the branches say.
    ///
    /// Vendor, product and version of a CPE are set where a branch names them, and it says nothing that no branch says. A
    /// package URL has the version. What the forms can't carry, such as a range of versions, is passed over.
    static let inconsistentHelper = CSAFRule(
        "6.2.42", "Inconsistent Product Identification Helper", in: [.v2_1],
        remedy: "Make the identification helper and the branches say the same."
    ) { document in
        document.productTree.products.filter { $0.source == .branch }.flatMap { product in
            product.cpeViolations + product.packageURLViolations
        }
    }
}

extension CSAFProduct {
    fileprivate var cpeViolations: [CSAFViolation] {
        let node = helper["cpe"]
        guard let name = node.string.flatMap(CPEName.init) else { return [] }
        var violations: [CSAFViolation] = []
        let counterparts: [(String, CPEName.Part)] = [
            ("vendor", .vendor), ("product_name", .product), ("product_version", .version),
        ]
        for (category, part) in counterparts where branchName(category) != nil {
            let value = name.value(part)
            if value == nil || value?.utf8.contains(UInt8(ascii: "*")) == true {
                violations.append(CSAFViolation("the CPE has no \(part), the branches have", at: node))
            }
        }
        if let version = branchName("product_version"), let own = name.value(.version), !Self.same(version, own) {
            violations.append(CSAFViolation("the CPE's version is '\(own)' and not '\(version)'", at: node))
        }
        let extras: [(CPEName.Part, [String])] = [
            (.version, ["product_version", "product_version_range"]), (.update, ["patch_level", "service_pack"]),
            (.language, ["language"]), (.targetHardware, ["architecture", "platform"]), (.targetSoftware, ["platform"]),
            (.edition, []), (.softwareEdition, []), (.other, []),
        ]
        for (part, categories) in extras where !categories.contains(where: { branchName($0) != nil }) {
            guard let value = name.value(part) else { continue }
            violations.append(CSAFViolation("the CPE has the \(part) '\(value)', the branches have none", at: node))
        }
        return violations
    }

    fileprivate var packageURLViolations: [CSAFViolation] {
        guard let version = branchName("product_version") else { return [] }
        return packageURLs.compactMap { node in
            guard let url = node.string.flatMap(PackageURL.init) else { return nil }
            guard let own = url.version else { return CSAFViolation("the package URL has no version", at: node) }
            return Self.same(version, own)
                ? nil : CSAFViolation("the package URL's version is '\(own)' and not '\(version)'", at: node)
        }
    }

    private static func same(_ version: String, _ other: String) -> Bool {
        VersionText.lowercased(Array(version.utf8)) == VersionText.lowercased(Array(other.utf8))
    }
}
