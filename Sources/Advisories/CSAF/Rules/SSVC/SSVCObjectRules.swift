/// Whether SSVC objects are what they should be: tests 6.1.46 to 6.1.48 and 6.3.13.
extension CSAFRule {
    /// The object is one of its schema.
    static let invalidSSVC = CSAFRule(
        "6.1.46", "Invalid SSVC", in: [.v2_1], remedy: "Write the object as the schema SelectionList 2.0.0 has it."
    ) { document in document.selectionLists.flatMap(\.object.selectionListViolations) }

    /// The selections are about this vulnerability.
    static let inconsistentSSVCTargets = CSAFRule(
        "6.1.47", "Inconsistent SSVC Target IDs", in: [.v2_1], remedy: "Remove the id, or add it to the vulnerability."
    ) { document in
        let many = document.vulnerabilities.count > 1
        return document.selectionLists.flatMap { vulnerability, object -> [CSAFViolation] in
            let ids = Set(([vulnerability["cve"]] + vulnerability["ids"].items.map { $0["text"] }).compactMap(\.key))
            return object["target_ids"].items.compactMap { target in
                guard let id = target.key else { return nil }
                if many, id == document.tracking["id"].key {
                    return CSAFViolation("the document's own id names none of its vulnerabilities", at: target)
                }
                return ids.contains(id) ? nil : CSAFViolation("it is no id of the vulnerability", at: target)
            }
        }
    }

    /// A decision point of a registered namespace exists, with these values in this order.
    ///
    /// A version newer than the newest one known here is judged by that one.
    static let ssvcDecisionPoints = CSAFRule(
        "6.1.48", "SSVC Decision Points", in: [.v2_1], remedy: "Use the decision point and its values as published.",
        limit: "decision points are known as of 2026-10"
    ) { document in
        document.selections.compactMap { selection in
            let namespace = SSVCNamespace(selection["namespace"].string ?? "")
            if namespace.isInvalid {
                return CSAFViolation("the namespace is never valid", at: selection["namespace"])
            }
            guard namespace.isRegistered, let key = selection["key"].string,
                let version = selection["version"].revisionNumber
            else { return nil }
            let points = SSVCDecisionPoints.versions(namespace: namespace.base, key: key)
            guard let newest = points.last else {
                return CSAFViolation("there is no decision point '\(key)'", at: selection["key"])
            }
            let own = points.first { $0.version.isSame(as: version, ignoringPreRelease: false) }
            guard let point = own ?? (version.isAfter(newest.version) ? newest : nil) else {
                return CSAFViolation("the decision point has no such version", at: selection["version"])
            }
            let keys = selection["values"].items.compactMap { $0["key"].string }
            if keys.areInOrder(of: point.values) { return nil }
            return CSAFViolation(
                "the values are not the decision point's, or not in its order", at: selection["values"])
        }
    }

    /// The decision point's version is the latest.
    static let nonLatestDecisionPoint = CSAFRule(
        "6.3.13", "Usage of Non-Latest SSVC Decision Point Version", in: [.v2_1], remedy: "Use the latest version.",
        limit: "decision points are known as of 2026-10"
    ) { document in
        document.selections.compactMap { selection in
            let namespace = SSVCNamespace(selection["namespace"].string ?? "")
            guard namespace.isRegistered, let key = selection["key"].string,
                let version = selection["version"].revisionNumber,
                let newest = SSVCDecisionPoints.versions(namespace: namespace.base, key: key).last,
                newest.version.isAfter(version)
            else { return nil }
            return CSAFViolation("the decision point has a later version", at: selection["version"])
        }
    }
}

extension [String] {
    /// Whether all are among the others, each once and in their order.
    fileprivate func areInOrder(of others: [String]) -> Bool {
        var rest = others[...]
        for key in self {
            guard let place = rest.firstIndex(where: { $0.utf8.elementsEqual(key.utf8) }) else { return false }
            rest = rest[(place + 1)...]
        }
        return true
    }
}
