import Artifacts
import Documents
import Engine

/// The inputs of a release that is judged now: the operator's files, the release's folder, the pinned commit.
struct LiveInputs: InputSource {
    let release: ReleaseFiles
    let trustPath: String
    let trustBytes: [UInt8]
    let rolesPath: String
    let rolesBytes: [UInt8]
    let definitions: any DefinitionSource
    /// Bundles of signed acts by the digest of the bundle.
    let acts: [String: [UInt8]]

    func bytes(of name: InputName) throws(InputError) -> [UInt8] {
        if name == .release { return release.bytes }
        if name == .trust { return trustBytes }
        if name == .roles { return rolesBytes }
        if name == .releaseSignature, let signature = release.signature { return signature }
        let parts = name.text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2 else { throw missing(name) }
        switch parts[0] {
        case "definition": return try definitions.bytes(of: parts[1])
        case "artifact": return try artifact(parts[1])
        case "source": return try OperatorFiles.bundle(parts[1], folder: Files.folder(of: trustPath))
        case "act":
            guard let bytes = acts[parts[1]] else { throw missing(name) }
            return bytes
        default: throw missing(name)
        }
    }

    func recordedBytes(of name: InputName) throws(InputError) -> [UInt8]? { nil }

    func title(of name: InputName) -> String {
        switch name {
        case .release: release.path
        case .trust: trustPath
        case .roles: rolesPath
        default: name.text
        }
    }

    private func artifact(_ name: String) throws(InputError) -> [UInt8] {
        guard let artifact = release.release.artifact(name), artifact.path != nil else {
            throw InputError(
                "artifact.no-bytes", "the artifact '\(name)' has no file in the release",
                remedy: "Add 'path:' to the artifact.")
        }
        return try release.bytes(of: artifact)
    }

    private func missing(_ name: InputName) -> InputError {
        InputError("input.missing", "there is no input '\(name.text)'")
    }
}

/// The files of one commit, or of a work tree that is being tried out.
protocol DefinitionSource: Sendable {
    func bytes(of path: String) throws(InputError) -> [UInt8]
    /// The files below a folder, sorted; empty when there is no such folder.
    func files(below folder: String) throws(InputError) -> [String]
}
