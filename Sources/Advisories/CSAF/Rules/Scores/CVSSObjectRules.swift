import Findings

/// Whether CVSS objects are what they should be: tests 6.1.8 to 6.1.10.
extension CSAFRule {
    /// The object is one of its schema.
    static let invalidCVSS = CSAFRule(
        "6.1.8", "Invalid CVSS", remedy: "Write the object as FIRST's JSON schema has it."
    ) { document in document.scores.flatMap(\.schemaViolations) }

    /// Scores and severities are those of the vector.
    static let invalidCVSSComputation = CSAFRule(
        "6.1.9", "Invalid CVSS Computation", remedy: "Set the value that follows from the vector."
    ) { document in document.scores.flatMap(\.computationViolations) }

    /// Properties say what the vector says.
    static let inconsistentCVSS = CSAFRule(
        "6.1.10", "Inconsistent CVSS", remedy: "Set the property to the vector's value."
    ) { document in
        document.scores.flatMap { object -> [CSAFViolation] in
            guard object.vector != nil else { return [] }
            let metrics = object.metrics
            return object.properties.metrics.compactMap { property in
                guard let word = object.node[property.name].string else { return nil }
                let expected = metrics[ByteKey(property.metric)].flatMap(property.word) ?? "NOT_DEFINED"
                return word.utf8.elementsEqual(expected.utf8)
                    ? nil : CSAFViolation("the vector has '\(expected)' here", at: object.node[property.name])
            }
        }
    }
}

extension CVSSObject {
    fileprivate var schemaViolations: [CSAFViolation] {
        guard node.isObject else { return [CSAFViolation("it is no object", at: node)] }
        var violations = properties.required.filter { !node[$0].isPresent }.map {
            CSAFViolation("the property is missing", at: node[$0])
        }
        let versions = field == "cvss_v3" ? ["3.0", "3.1"] : field == "cvss_v2" ? ["2.0"] : ["4.0"]
        if node["version"].isPresent, !node["version"].isAny(of: versions) {
            violations.append(CSAFViolation("the version is not of this object's schema", at: node["version"]))
        }
        if node["vectorString"].isPresent, vector.map({ node["version"].is($0.version.rawValue) }) != true {
            violations.append(CSAFViolation("it is no vector of the object's version", at: node["vectorString"]))
        }
        for name in ["baseScore"] + properties.scores where node[name].isPresent {
            let isSound = name.hasSuffix("Severity") ? node[name].isAny(of: Self.severities) : node[name].tenths != nil
            if !isSound { violations.append(CSAFViolation("it is no score or severity", at: node[name])) }
        }
        if properties.required.contains("baseSeverity"), node["baseSeverity"].isPresent,
            !node["baseSeverity"].isAny(of: Self.severities)
        {
            violations.append(CSAFViolation("it is no severity", at: node["baseSeverity"]))
        }
        for property in properties.metrics where node[property.name].isPresent {
            if !node[property.name].isAny(of: property.words.map(\.word)) {
                violations.append(CSAFViolation("the metric has no such value", at: node[property.name]))
            }
        }
        // Only the schema of 4.0 forbids other properties.
        if field == "cvss_v4" {
            violations += unknownProperties.map { CSAFViolation("there is no such property", at: $0) }
        }
        return violations
    }

    /// The values under keys that the schema doesn't name.
    var unknownProperties: [CSAFNode] {
        let names = Set(properties.names.map(ByteKey.init))
        return node.members.filter { !names.contains(ByteKey($0.key)) }.map(\.node)
    }

    private static let severities = ["NONE", "LOW", "MEDIUM", "HIGH", "CRITICAL"]

    fileprivate var computationViolations: [CSAFViolation] {
        guard let vector else { return [] }
        let scores: [(String, Int)] = [
            ("base", field == "cvss_v4" ? vector.publishedTenths : vector.baseTenths),
            ("temporal", vector.temporalTenths),
            ("environmental", vector.environmentalTenths),
        ]
        return scores.flatMap { name, tenths -> [CSAFViolation] in
            var violations: [CSAFViolation] = []
            let score = node[name + "Score"]
            if let given = score.tenths, given != tenths {
                violations.append(CSAFViolation("the vector's score is \(CVSSVector.text(tenths: tenths))", at: score))
            }
            let severity = node[name + "Severity"]
            let expected = vector.version.severity(tenths: tenths)
            if field != "cvss_v2", severity.string != nil, !severity.is(expected.cvssWord) {
                violations.append(CSAFViolation("the vector's severity is \(expected.cvssWord)", at: severity))
            }
            return violations
        }
    }
}

extension Severity {
    /// The word of the CVSS schemas.
    fileprivate var cvssWord: String {
        switch self {
        case .critical: "CRITICAL"
        case .high: "HIGH"
        case .medium: "MEDIUM"
        case .low: "LOW"
        default: "NONE"
        }
    }
}
