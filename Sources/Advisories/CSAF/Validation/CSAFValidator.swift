package import Documents

/// Examines CSAF documents by the tests of the specification, section 6, and the file name rule of section 5.1.
package enum CSAFValidator {
    /// The most findings of one rule that a report shows.
    package static let maximumFindings = 1000

    /// Runs every rule of the document's version.
    ///
    /// - Parameters:
    ///   - document: The document as read.
    ///   - fileName: The last component of its path; without it the file name is not examined.
    ///   - moment: The time of the examination, for the rules that depend on it; without it every date counts as past.
    /// - Throws: `CSAFError` when the version is not known or the document is too entangled to examine.
    package static func validate(
        document: JSONValue, fileName: String? = nil, at moment: Timestamp? = nil
    ) throws(CSAFError) -> CSAFReport {
        let document = try CSAFDocument(document, fileName: fileName, examinedAt: moment)
        let rules = CSAFRules.all.filter { $0.versions.contains(document.version) }
        var findings: [CSAFFinding] = []
        var omitted = 0
        for rule in rules {
            let found = rule.findings(in: document)
            findings += found.prefix(maximumFindings)
            omitted += max(0, found.count - maximumFindings)
        }
        return CSAFReport(
            version: document.version, findings: findings, omitted: omitted,
            limits: rules.flatMap { rule in
                rule.limits(in: document).map { .init(rule: rule.number, reason: $0) }
            })
    }
}
