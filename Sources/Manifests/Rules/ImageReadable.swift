internal import Artifacts
package import Findings

/// An image reference that is missing or breaks the grammar names nothing that could be examined.
package struct ImageReadable: LintRule {
    package let id = "kubernetes/image-readable"
    package let summary = "Every container has an image reference that can be read."
    package let revision = 1
    package let severity = Severity.high
    package let remedy = "Write the image as `registry/repository:tag@sha256:…`; fill in what a template left open."

    package init() {}

    package func violations(in template: PodTemplate, context: LintContext) -> [LintViolation] {
        ImageUse.all(in: template).compactMap { use in
            guard use.field.isPresent else {
                return LintViolation("\(use.title) has no image", at: use.field, in: use.container)
            }
            guard use.field.string.flatMap(ImageReference.init) == nil else { return nil }
            return LintViolation(
                "\(use.title) has the image \(use.field.shown), which is no image reference", at: use.field,
                in: use.container)
        }
    }
}
