package import Artifacts
package import Documents
import Governance

extension Release {
    /// Reads a `Release` document and reports every mistake in one pass.
    package init(document node: SourceNode) throws(Diagnostics) {
        let document = try DocumentHeader.read(node, kind: "Release", metadata: ["name", "project", "version"])
        var spec = OptionReader(document.spec, context: "spec of the release")
        let createdBy = spec.optional("createdBy", as: String.self)
        let acts = spec.list("approvals", of: String.self)
        let waivers = spec.list("waivers", of: String.self)
        let parameters = spec.mapping("parameters")
        var artifacts: [ReleaseArtifact] = []
        let list = spec.node("artifacts", required: true)
        if let list {
            if let elements = list.elements, !elements.isEmpty {
                for element in elements {
                    if let artifact = spec.read({ () throws(Diagnostics) in try ReleaseArtifact(node: element) }) {
                        artifacts.append(artifact)
                    }
                }
            } else {
                spec.report(
                    Diagnostic(
                        "release.no-artifacts", "a release needs at least one artifact", at: list.span,
                        fix: "List the image, its SBOM and its manifests under artifacts."))
            }
        }
        for problem in Release.nameProblems(in: artifacts) { spec.report(problem) }
        let found = artifacts
        let parts = try spec.finish { (found, createdBy?.value, acts, waivers) }
        do {
            try self.init(
                project: document.metadata["project"] ?? "", name: document.metadata["name"] ?? "",
                version: document.metadata["version"] ?? "", artifacts: parts.0, createdBy: parts.1, acts: parts.2,
                waivers: parts.3, parameters: parameters)
        } catch {
            throw Diagnostics(Diagnostic("release.not-canonical", "\(error)", at: node.span))
        }
    }

    /// Names must be unique, and a subject must be an artifact of the release.
    private static func nameProblems(in artifacts: [ReleaseArtifact]) -> [Diagnostic] {
        var problems: [Diagnostic] = []
        var seen: Set<[UInt8]> = []
        for artifact in artifacts where !seen.insert(Array(artifact.name.utf8)).inserted {
            problems.append(
                Diagnostic(
                    "release.duplicate-artifact", "the artifact name '\(artifact.name)' is used twice",
                    at: artifact.span, fix: "Give every artifact a name of its own."))
        }
        for artifact in artifacts {
            guard let subject = artifact.subject, !seen.contains(Array(subject.utf8)) else { continue }
            problems.append(
                Diagnostic(
                    "release.unknown-subject", "'\(subject)' is no artifact of this release", at: artifact.span,
                    fix: DidYouMean.suggestion(for: subject, among: artifacts.map(\.name)).map {
                        "Did you mean '\($0)'?"
                    }
                        ?? "Name an artifact of this release."))
        }
        return problems
    }
}

extension ReleaseArtifact {
    init(node: SourceNode) throws(Diagnostics) {
        var reader = OptionReader(node, context: "artifact")
        let name = reader.required("name", as: String.self)
        let type = reader.choice("type", default: nil as ArtifactType?)
        if type == nil, node["type"] == nil {
            reader.report(
                Diagnostic(
                    "release.artifact-type", "the artifact has no type", at: node.span,
                    fix: "Add 'type:', one of \(ArtifactType.allCases.map(\.rawValue).joined(separator: ", "))."))
        }
        let digest = reader.required("digest", as: Digest.self)
        let subject = reader.optional("subject", as: String.self)
        let path = reader.optional("path", as: String.self)
        let reference = reader.optional("reference", as: String.self)
        if let type, path == nil, type.value != .image {
            reader.report(
                Diagnostic(
                    "release.artifact-path", "only an image can do without 'path'", at: node.span,
                    fix: "Add 'path:', relative to the release document."))
        }
        if let type, [.sbom, .signature, .attestation].contains(type.value), subject == nil {
            reader.report(
                Diagnostic(
                    "release.artifact-subject", "an artifact of type \(type.value.rawValue) needs 'subject'",
                    at: node.span, fix: "Add 'subject:' with the name of the artifact it is about."))
        }
        self = try reader.finish {
            ReleaseArtifact(
                name: name.value, type: type?.value ?? .file, digest: digest.value, subject: subject?.value,
                path: path?.value, reference: reference?.value, span: node.span)
        }
    }
}

extension Digest: OptionValue {
    package static var placeholder: Digest { .sha256(of: []) }
    package static var expected: String { "a digest such as sha256:9f86d081…" }
    package static func read(_ node: SourceNode) -> Digest? { node.string.flatMap { Digest($0) } }
}
