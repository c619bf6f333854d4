package import Findings

/// Lints Kubernetes objects against a profile of the Pod Security Standards and the general rules.
///
/// Every object counts: one of an unknown kind in which nothing is recognised is not examined, and neither is a workload
/// whose template can't be read. No objects at all is nothing examined.
package struct ManifestLint: Sendable {
    package let level: PodSecurityLevel
    package let version: KubernetesVersion
    /// Sorted by id.
    package let rules: [any LintRule]

    package init(level: PodSecurityLevel, version: KubernetesVersion) {
        self.level = level
        self.version = version
        rules = LintRules.active(level: level, version: version)
    }

    /// - Parameter artifact: The release's name for the artifact that the objects come from.
    package func report(on objects: [KubernetesObject], artifact: String) -> LintReport {
        let tokenless = LintContext.tokenlessAccounts(in: objects)
        var findings: [Finding] = []
        var completeness = Completeness.nothing
        var subjects: [String] = []
        for object in objects {
            let context = LintContext(version: version, object: object, tokenlessAccounts: tokenless)
            let maker = FindingMaker(object: object, artifact: artifact)
            let examination = examine(object, in: context, findings: maker)
            findings += examination.findings
            completeness.add(
                Completeness(
                    examined: examination.obstacle == nil ? 1 : 0, of: 1,
                    because: examination.obstacle.map { [Completeness.Reason($0, count: 1)] } ?? []))
            if examination.obstacle == nil, let identity = maker.identity { subjects.append(identity) }
        }
        return LintReport(
            findings: findings.sorted(by: ManifestLint.precedes), completeness: completeness,
            subjects: subjects.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    }

    /// The findings alone.
    package func findings(in objects: [KubernetesObject], artifact: String) -> [Finding] {
        report(on: objects, artifact: artifact).findings
    }

    /// The findings of one object, and the reason why it does not count as examined when there is one.
    private func examine(
        _ object: KubernetesObject, in context: LintContext, findings maker: FindingMaker
    ) -> (findings: [Finding], obstacle: String?) {
        switch object.content {
        case .noPods: return ([], nil)
        case .unknown: return ([], "unknown-kind")
        case .unreadable(let field, let message):
            return (
                [maker.finding(of: UnreadableWorkload(), LintViolation(message, at: field))], UnreadableWorkload.reason
            )
        case .templates(let templates):
            var findings: [Finding] = []
            var obstacle: String?
            for template in templates {
                for rule in rules {
                    let violations = rule.violations(in: template, context: context)
                    if rule is UnreadableWorkload, !violations.isEmpty { obstacle = UnreadableWorkload.reason }
                    findings += violations.map { maker.finding(of: rule, $0) }
                }
            }
            return (findings, obstacle)
        }
    }

    /// By file, line and column, then rule; object, route and message decide between findings of one rule at one place.
    private static func precedes(_ left: Finding, _ right: Finding) -> Bool {
        if let isEarlier = order([(left.location?.file, right.location?.file)]) { return isEarlier }
        let place = (left.location?.line ?? 0, left.location?.column ?? 0)
        let otherPlace = (right.location?.line ?? 0, right.location?.column ?? 0)
        guard place == otherPlace else { return place < otherPlace }
        return order([
            (left.rule, right.rule), (left.subject, right.subject), (left.route, right.route),
            (left.message, right.message),
        ]) ?? false
    }

    /// Whether the first pair of texts that differ is in order, by bytes; nothing when none differ.
    private static func order(_ pairs: [(String?, String?)]) -> Bool? {
        for (left, right) in pairs {
            let (left, right) = (left ?? "", right ?? "")
            guard left.utf8.elementsEqual(right.utf8) else { return left.utf8.lexicographicallyPrecedes(right.utf8) }
        }
        return nil
    }
}
