/// What is said of weaknesses by the Common Weakness Enumeration: tests 6.1.11, 6.2.23 to 6.2.26 and 6.3.4.
extension CSAFRule {
    /// The weakness exists under this name, in CSAF 2.1 in the version that is given.
    static let weakness = CSAFRule(
        "6.1.11", "CWE", remedy: "Use the id and the exact name of a weakness; a category or view is none."
    ) { document in
        document.weaknesses.compactMap { node in
            guard let id = node["id"].string, let name = node["name"].string else { return nil }
            guard let weakness = CWEList.weakness(id) else {
                return CSAFViolation("'\(id)' is no weakness", at: node["id"])
            }
            guard document.version == .v2_1 else {
                return weakness.allNames.contains(where: node["name"].is)
                    ? nil : CSAFViolation("'\(id)' is not named '\(name)'", at: node["name"])
            }
            guard let version = node["version"].string, let number = CWEVersion(version), number.isPublished else {
                return CSAFViolation("there is no such version of the enumeration", at: node["version"])
            }
            let names = weakness.names(in: number)
            if names.isEmpty { return CSAFViolation("'\(id)' is not in version \(version)", at: node["version"]) }
            return names.contains(where: node["name"].is)
                ? nil : CSAFViolation("'\(id)' is not named '\(name)' in version \(version)", at: node["name"])
        }
    }

    /// The weakness is not deprecated in the version that is given.
    static let deprecatedWeakness = CSAFRule(
        "6.2.23", "Usage of Deprecated CWE", in: [.v2_1], remedy: "Use the weakness that replaces it."
    ) { document in
        document.listedWeaknesses.compactMap { node, weakness, version in
            weakness.names(in: version).contains { $0.utf8.starts(with: "DEPRECATED".utf8) }
                ? CSAFViolation("the weakness is deprecated", at: node["id"]) : nil
        }
    }

    /// The version is the one that was the latest when the document was last released.
    static let nonLatestWeaknessVersion = CSAFRule(
        "6.2.24", "Usage of Non-Latest CWE Version", in: [.v2_1],
        remedy: "Use the version that was the latest at the current release date.",
        limit: "versions of the enumeration are known up to 4.18"
    ) { document in
        guard let released = document.tracking["current_release_date"].moment?.timestamp,
            let latest = CWEVersion.latest(at: released)
        else { return [] }
        return document.weaknesses.map { $0["version"] }.compactMap { node in
            guard let version = node.string.flatMap(CWEVersion.init), version != latest,
                latest != .newest || version < latest
            else { return nil }
            return CSAFViolation("this was not the latest version at the document's release", at: node)
        }
    }

    /// The weakness may be used for mapping vulnerabilities to it.
    static let weaknessNotForMapping = CSAFRule(
        "6.2.25", "Usage of CWE Not Allowed for Vulnerability Mapping", in: [.v2_1],
        remedy: "Use a more specific weakness that is allowed for mapping."
    ) { document in
        document.mappedWeaknesses.compactMap { node, weakness in
            weakness.usage == .discouraged || weakness.usage == .prohibited
                ? CSAFViolation("the weakness is \(weakness.usage) for mapping", at: node["id"]) : nil
        }
    }

    /// The weakness may be used for mapping without a review.
    static let weaknessForReview = CSAFRule(
        "6.2.26", "Usage of CWE Allowed with Review for Vulnerability Mapping", in: [.v2_1],
        remedy: "Review the mapping, or use a more specific weakness."
    ) { document in
        document.mappedWeaknesses.compactMap { node, weakness in
            weakness.usage == .allowedWithReview
                ? CSAFViolation("mapping to the weakness needs a review", at: node["id"]) : nil
        }
    }

    /// A vulnerability says what weakness it comes from.
    static let missingWeakness = CSAFRule(
        "6.3.4", "Missing CWE", remedy: "Add the weakness that the vulnerability comes from."
    ) { document in
        document.vulnerabilities.map { $0[document.version == .v2_0 ? "cwe" : "cwes"] }.filter { !$0.isPresent }.map {
            CSAFViolation("the vulnerability names no weakness", at: $0)
        }
    }
}

extension CSAFDocument {
    fileprivate var weaknesses: [CSAFNode] {
        version == .v2_0
            ? vulnerabilities.map { $0["cwe"] }.filter(\.isPresent) : vulnerabilities.flatMap { $0["cwes"].items }
    }

    fileprivate var listedWeaknesses: [(node: CSAFNode, weakness: CWEList.Weakness, version: CWEVersion)] {
        weaknesses.compactMap { node in
            guard let weakness = node["id"].string.flatMap(CWEList.weakness),
                let version = node["version"].string.flatMap(CWEVersion.init)
            else { return nil }
            return (node, weakness, version)
        }
    }

    fileprivate var mappedWeaknesses: [(node: CSAFNode, weakness: CWEList.Weakness)] {
        listedWeaknesses.filter { $0.version >= .firstWithUsage }.map { ($0.node, $0.weakness) }
    }
}
