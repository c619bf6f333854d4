internal import Documents
package import Findings

/// One bound on one resource: without requests the scheduler guesses, without limits one container starves the others.
///
/// Required in every container and init container (ephemeral ones can't have any), or, from Kubernetes 1.34, in the pod's
/// own `resources`. A quantity counts when it is a number or a string that is not zero; its unit is not judged here.
package struct ResourceBound: LintRule {
    package static let cpuLimit = ResourceBound("cpu", "limit", .low, example: "500m")
    package static let cpuRequest = ResourceBound("cpu", "request", .low, example: "100m")
    package static let memoryLimit = ResourceBound("memory", "limit", .medium, example: "256Mi")
    package static let memoryRequest = ResourceBound("memory", "request", .medium, example: "128Mi")

    package let revision = 1
    package let severity: Severity
    private let resource: String
    private let bound: String
    private let example: String

    private init(_ resource: String, _ bound: String, _ severity: Severity, example: String) {
        self.resource = resource
        self.bound = bound
        self.severity = severity
        self.example = example
    }

    package var id: String { "kubernetes/\(resource)-\(bound)" }
    package var summary: String { "Every container has a \(resource) \(bound)." }
    package var remedy: String {
        "Set `resources.\(bound)s.\(resource)` in the container, for example to \(example)."
    }

    package func violations(in template: PodTemplate, context: LintContext) -> [LintViolation] {
        if context.version >= .one(34), ResourceBound.isQuantity(quantity(in: template.spec)) { return [] }
        return template.containers.compactMap { container in
            guard container.role != .ephemeralContainer else { return nil }
            let quantity = quantity(in: container.field)
            guard !ResourceBound.isQuantity(quantity) else { return nil }
            return LintViolation(
                quantity.isPresent
                    ? "\(container.title) has the \(resource) \(bound) \(quantity.shown), which bounds nothing"
                    : "\(container.title) has no \(resource) \(bound)",
                at: quantity, in: container)
        }
    }

    private func quantity(in owner: ManifestField) -> ManifestField { owner["resources"]["\(bound)s"][resource] }

    /// A non-negative number that isn't zero: digits and perhaps a point come first, one of them is not 0.
    private static func isQuantity(_ field: ManifestField) -> Bool {
        let text: String
        switch field.node?.value {
        case .number(let number): text = number
        case .string(let string): text = string
        default: return false
        }
        let number = text.utf8.prefix {
            ($0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9")) || $0 == UInt8(ascii: ".")
        }
        return number.contains { $0 >= UInt8(ascii: "1") && $0 <= UInt8(ascii: "9") }
    }
}
