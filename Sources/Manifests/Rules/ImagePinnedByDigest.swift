internal import Artifacts
package import Findings

/// A tag says what an image was called, a digest says what it is: only a digest is what the gate examined.
///
/// Every container's image and every image volume counts. References that can't be read are `ImageReadable`'s.
package struct ImagePinnedByDigest: LintRule {
    package let id = "kubernetes/image-pinned-by-digest"
    package let summary = "Every image is named by its digest."
    package let revision = 1
    package let severity = Severity.high
    package let remedy = "Add the image's digest: `image: NAME@sha256:…`."

    package init() {}

    package func violations(in template: PodTemplate, context: LintContext) -> [LintViolation] {
        ImageUse.all(in: template).compactMap { use in
            guard let text = use.field.string, let reference = ImageReference(text), reference.digest == nil else {
                return nil
            }
            let named = reference.tag.map { "by the tag \($0) only" } ?? "without tag and digest"
            return LintViolation(
                "\(use.title) names the image \(reference.name) \(named)", at: use.field, in: use.container,
                remedy: "Write `\(use.key): \(text)@sha256:…` with the digest that the build pushed "
                    + "(`crane digest \(text)` prints the one the name stands for now).")
        }
    }
}
