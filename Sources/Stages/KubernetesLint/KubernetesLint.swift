internal import Artifacts
internal import Documents
package import Engine
internal import Findings
internal import Manifests

/// Lints the Kubernetes objects of a release against the Pod Security Standards and the rules for images and resources.
///
/// Reads every artifact of type `manifests`, or those that `artifacts` names. An object of a kind that makes no pods counts
/// as examined; one of an unknown kind without anything like a pod template does not. An artifact without any object is one
/// item not examined, and a release without manifests has examined nothing. An artifact that can't be read fails the stage.
///
/// ```yaml
/// - uses: kubernetes/lint
///   with:
///     profile: restricted      # or baseline; restricted when left out
///     kubernetes: "1.33"       # the cluster's version; latest when left out
///     artifacts: [manifests]   # every artifact of type manifests when left out
/// ```
package struct KubernetesLint: Stage {
    package static let kind = "kubernetes/lint"
    package static let revision = 1
    package static let summary = "Lints Kubernetes objects: pod security, images, resources."

    private let options: KubernetesLintOptions

    package init(_ options: KubernetesLintOptions) { self.options = options }

    package func evaluate(_ release: Release, in context: StageContext) async throws(StageFailure) -> StageResult {
        let lint = ManifestLint(level: options.profile.level, version: options.version.version)
        var result = StageResult()
        for artifact in try artifacts(of: release) {
            let objects = try objects(of: artifact, in: context)
            let report = lint.report(on: objects, artifact: artifact.name)
            result.findings += report.findings
            result.subjects += report.subjects
            if objects.isEmpty {
                result.examined(0, of: 1, because: [Completeness.Reason("no-objects", count: 1)])
            } else {
                result.examined(report.completeness)
            }
        }
        return result
    }

    private func artifacts(of release: Release) throws(StageFailure) -> [ReleaseArtifact] {
        guard !options.artifacts.isEmpty else { return release.artifacts(of: .manifests) }
        var artifacts: [ReleaseArtifact] = []
        for name in options.artifacts {
            guard let artifact = release.artifact(name), artifact.type == .manifests else {
                throw StageFailure(
                    "manifests.missing", "the release has no artifact '\(name)' of type manifests",
                    remedy: "Add it to the release document, or remove it from the stage's `artifacts`.")
            }
            artifacts.append(artifact)
        }
        return artifacts
    }

    private func objects(
        of artifact: ReleaseArtifact, in context: StageContext
    ) throws(StageFailure) -> [KubernetesObject] {
        let text = SourceText(name: fileName(of: artifact), bytes: try context.bytes(of: artifact))
        do throws(Diagnostics) {
            return try ManifestReader.read(text)
        } catch {
            let first = error.items.first
            let place = first?.span.map { "\(text.name):\($0.start.line):\($0.start.column)" } ?? text.name
            let others = error.items.count > 1 ? " (and \(error.items.count - 1) more)" : ""
            throw StageFailure(
                "manifests.unreadable", "\(place): \(first?.message ?? "can't be read")\(others)",
                remedy: first?.fix ?? "Mend the manifest and make the release document again.")
        }
    }

    /// The path as the release has it, for people to find the line; its name where the path leads elsewhere.
    private func fileName(of artifact: ReleaseArtifact) -> String {
        guard let path = artifact.path, path.utf8.first != UInt8(ascii: "/") else { return artifact.name }
        return path
    }
}
