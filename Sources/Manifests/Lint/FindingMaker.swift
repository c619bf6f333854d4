internal import Artifacts
internal import Documents
internal import Findings

/// Turns violations in one object into findings.
struct FindingMaker {
    let object: KubernetesObject
    let artifact: String
    /// The object's reference and the SHA-256 of its content; nothing when the content has no canonical form.
    let identity: String?

    init(object: KubernetesObject, artifact: String) {
        self.object = object
        self.artifact = artifact
        identity = (try? CanonicalJSON.encode(object.node.jsonValue)).map {
            "\(object.reference)@\(Digest.sha256(of: $0))"
        }
    }

    func finding(of rule: any LintRule, _ violation: LintViolation) -> Finding {
        let start = violation.field.span.start
        return Finding(
            rule: rule.id, severity: violation.severity ?? rule.severity, artifact: artifact,
            subject: object.reference, subjectIdentity: rule.readsOtherObjects ? nil : identity,
            route: violation.field.route.description,
            location: FindingLocation(file: violation.field.span.text.name, line: start.line, column: start.column),
            message: "\(object.kind) \(shownName): \(violation.message)", remedy: violation.remedy ?? rule.remedy,
            facts: facts(of: rule, violation))
    }

    private var shownName: String { object.name.isEmpty ? "without a name" : object.name }

    private func facts(of rule: any LintRule, _ violation: LintViolation) -> [String: String] {
        var facts = rule.facts
        facts["kind"] = object.kind
        facts["namespace"] = object.namespace
        if let container = violation.container {
            facts["container"] = container.name
            facts["containerRole"] = container.role.rawValue
            facts["image"] = container.image
        }
        return facts
    }
}
