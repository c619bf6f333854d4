import ArgumentParser
import Artifacts
import Documents
import Engine
import GitSource

/// Makes a release document from what a CI job knows.
struct ReleaseCreate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "create",
        abstract: "Make a release document from digests, SBOMs, manifests, commit and CI identity.",
        discussion: """
            Paths are written relative to the document. The raw commit object is kept beside it as FILE.commit, so that the \
            release's authors can be told without the repository.
            """)

    @Option(help: "The project the release belongs to.")
    var project: String
    @Option(help: "The release's name in the project.")
    var name: String
    @Option(help: "The release's version.")
    var version: String
    @Option(help: ArgumentHelp("An image by digest.", valueName: "name=reference@digest"))
    var image: [NamedValue] = []
    @Option(help: ArgumentHelp("An SBOM of an artifact.", valueName: "artifact=path"))
    var sbom: [NamedValue] = []
    @Option(help: ArgumentHelp("A file of Kubernetes objects.", valueName: "name=path"))
    var manifests: [NamedValue] = []
    @Option(help: ArgumentHelp("Any other file.", valueName: "name=path"))
    var file: [NamedValue] = []
    @Option(help: ArgumentHelp("A detached signature of an artifact.", valueName: "artifact=path"))
    var signature: [NamedValue] = []
    @Option(help: ArgumentHelp("A DSSE attestation of an artifact.", valueName: "artifact=path"))
    var attestation: [NamedValue] = []
    @Option(help: ArgumentHelp("A repository and a commit of it that went into the release.", valueName: "folder@ref"))
    var source: [String] = []
    @Option(help: "Who makes the release; by default what the CI's variables say.")
    var createdBy: String?
    @Option(name: .customLong("to"), help: ArgumentHelp("The document to write.", valueName: "file"))
    var target: String
    @OptionGroup var common: CommonOptions

    func run() throws {
        common.apply()
        var artifacts: [JSONValue] = []
        for image in image { artifacts.append(try self.image(image)) }
        for (index, source) in source.enumerated() { artifacts.append(try commit(source, number: index)) }
        for (list, type) in [(manifests, ArtifactType.manifests), (file, .file)] {
            for item in list { artifacts.append(try entry(item.name, type, item.value)) }
        }
        for (list, type) in [(sbom, ArtifactType.sbom), (signature, .signature), (attestation, .attestation)] {
            for item in list {
                let same = list.filter { $0.name == item.name }.firstIndex { $0.value == item.value } ?? 0
                let name = "\(item.name)-\(type.rawValue)" + (same == 0 ? "" : "-\(same + 1)")
                artifacts.append(try entry(name, type, item.value, subject: item.name))
            }
        }
        var spec: [JSONValue.Member] = []
        if let creator = createdBy ?? CIIdentity.current { spec.append(.init("createdBy", .string(creator))) }
        spec.append(.init("artifacts", .array(artifacts)))
        let document: JSONValue = [
            "apiVersion": "sluice/v1alpha1", "kind": "Release",
            "metadata": ["project": .string(project), "name": .string(name), "version": .string(version)],
            "spec": .object(spec),
        ]
        let text = YAMLText.write(document)
        let release: Release
        do {
            release = try Release(document: try YAMLReader.read(SourceText(name: target, text: text)))
        } catch {
            throw CommandFailure(error)
        }
        do {
            try Files.write(Array(text.utf8), to: target)
        } catch {
            throw CommandFailure(.usage, "\(error)")
        }
        Console.print("wrote \(target)  \(release.title)  \(release.digest)")
    }

    private func image(_ item: NamedValue) throws(CommandFailure) -> JSONValue {
        guard let reference = ImageReference(item.value), let digest = reference.digest else {
            throw CommandFailure(
                .usage, "the image '\(item.value)' has no digest",
                fix: "Write registry/name@sha256:…, as the push printed it.")
        }
        return [
            "name": .string(item.name), "type": "image", "reference": .string(item.value),
            "digest": .string(digest.description),
        ]
    }

    private func entry(_ name: String, _ type: ArtifactType, _ path: String, subject: String? = nil)
        throws(CommandFailure)
        -> JSONValue
    {
        let digest: Digest
        do {
            digest = .sha256(of: try Files.read(path))
        } catch {
            throw CommandFailure(.usage, "\(error)", fix: "Check the path of '\(name)'.")
        }
        var members: [JSONValue.Member] = [.init("name", .string(name)), .init("type", .string(type.rawValue))]
        if let subject { members.append(.init("subject", .string(subject))) }
        members.append(.init("path", .string(Files.relative(path, to: Files.folder(of: target)))))
        members.append(.init("digest", .string(digest.description)))
        return .object(members)
    }

    private func commit(_ source: String, number: Int) throws -> JSONValue {
        let parts = source.split(separator: "@", maxSplits: 1).map(String.init)
        let path = "\(target)\(number == 0 ? "" : "-\(number + 1)").commit"
        do {
            let repository = try Repository(containing: parts.first ?? ".")
            let pin = try parts.count == 2 ? repository.resolve(parts[1]) : repository.head()
            let commit = try repository.open(pin)
            try Files.write(commit.rawObject, to: path)
            return [
                "name": .string(number == 0 ? "source" : "source-\(number + 1)"), "type": "commit",
                "path": .string(Files.relative(path, to: Files.folder(of: target))),
                "digest": .string("gitCommit:\(pin.id.hex)"),
            ]
        } catch let error as GitError {
            throw CommandFailure(.usage, "\(error.message) [\(error.code.rawValue)]", fix: error.remedy)
        }
    }
}

/// `name=value`.
struct NamedValue: ExpressibleByArgument {
    let name: String
    let value: String

    init?(argument: String) {
        let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return nil }
        name = parts[0]
        value = parts[1]
    }
}

/// Who a CI job says it runs for.
enum CIIdentity {
    static var current: String? {
        for variable in ["GITLAB_USER_EMAIL", "GITHUB_ACTOR", "BUILD_REQUESTEDFOREMAIL"] {
            if let value = Environment[variable], !value.isEmpty { return value }
        }
        return nil
    }
}
