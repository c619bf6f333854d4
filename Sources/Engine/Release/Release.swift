package import Artifacts
package import Documents

/// What is to be promoted: `project/name@version` and its artifacts by digest.
package struct Release: Sendable {
    package let project: String
    package let name: String
    package let version: String
    /// Sorted by name.
    package let artifacts: [ReleaseArtifact]
    /// The identity of whoever made the release document, as it declares itself (an e-mail address or a principal).
    package let createdBy: String?
    /// Files of signed approvals and rejections that come with the release, relative to its document.
    package let acts: [Located<String>]
    /// Files of signed waivers that come with the release, relative to its document.
    package let waivers: [Located<String>]
    /// Values for pipeline parameters that the pipeline lets a release give.
    package let parameters: SourceNode?
    /// SHA-256 over {project, name, version, artifacts sorted} (design section 6).
    package let digest: Digest

    package init(
        project: String, name: String, version: String, artifacts: [ReleaseArtifact], createdBy: String? = nil,
        acts: [Located<String>] = [], waivers: [Located<String>] = [], parameters: SourceNode? = nil
    ) throws(CanonicalJSONError) {
        self.project = project
        self.name = name
        self.version = version
        self.artifacts = artifacts.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        self.createdBy = createdBy
        self.acts = acts
        self.waivers = waivers
        self.parameters = parameters
        digest = .sha256(
            of: try CanonicalJSON.payload([
                "artifacts": .array(self.artifacts.map(\.canonical)), "name": .string(name),
                "project": .string(project), "version": .string(version),
            ]))
    }

    /// `project/name@version`.
    package var title: String { "\(project)/\(name)@\(version)" }

    package func artifact(_ name: String) -> ReleaseArtifact? {
        artifacts.first { $0.name.utf8.elementsEqual(name.utf8) }
    }

    package func artifacts(of type: ArtifactType) -> [ReleaseArtifact] { artifacts.filter { $0.type == type } }
}
