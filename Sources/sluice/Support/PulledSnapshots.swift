import Advisories
import Artifacts
import Attestation
import Outbound
import Storage
import Synchronization

/// Advisory snapshots out of registries, kept by the digest of their artifact in `$SLUICE_HOME/cache/advisories`.
enum PulledSnapshots {
    /// What a reference was resolved to: once in a process, so that a tag that moves meanwhile changes nothing.
    private static let resolved = Mutex<[String: String]>([:])

    /// The folder of a snapshot that `oci://…` names; any other path is given back as it is.
    static func local(_ path: String) throws(CommandFailure) -> String {
        guard path.utf8.starts(with: RegistryReference.scheme.utf8) else { return path }
        if let known = resolved.withLock({ $0[path] }) { return known }
        let connection = try RegistryConnection.open(path)
        let cache = try OperatorHome.current().path + "/cache/advisories"
        if let digest = connection.reference.digest {
            // Everything in the folder was checked when it came, and the snapshot is hashed whenever it is opened.
            let folder = SnapshotFolder(path: "\(cache)/\(digest.hex)")
            if try folder.manifest() != nil { return keep(folder.path, for: path) }
        }
        do {
            let folder = try connection.client.blocking {
                let artifact = try await AdvisoryArtifact(
                    at: connection.reference, of: connection.registry, signedBy: [])
                let pinned = "\(RegistryReference.scheme)\(connection.reference.name)@\(artifact.descriptor.digest)"
                if connection.reference.digest == nil { Console.note("\(path) is \(pinned)") }
                let folder = SnapshotFolder(path: "\(cache)/\(artifact.descriptor.digest.hex)")
                if try folder.manifest()?.digest != artifact.manifest.digest {
                    try await folder.take(artifact, from: connection.registry)
                }
                return folder.path
            }
            return keep(folder, for: path)
        } catch {
            throw CommandFailure(pulling: error)
        }
    }

    private static func keep(_ folder: String, for path: String) -> String {
        resolved.withLock { $0[path] = folder }
        return folder
    }
}

extension SnapshotFolder {
    /// Puts a pulled snapshot in place: read into a file of another name, checked, opened once, then renamed.
    func take(_ artifact: AdvisoryArtifact, from registry: RegistryClient) async throws {
        try Files.makeFolder(path)
        let file = try PartialFile(for: "\(path)/\(artifact.manifest.snapshotName)")
        try await artifact.readSnapshot(from: registry) { try file.write($0) }
        try file.finish()
        // Not even a well-hashed file is put in place that is no snapshot.
        var snapshot = try AdvisorySnapshot(MappedFile.open(file.temporary), digest: artifact.manifest.digest)
        try snapshot.take(artifact.manifest)
        try file.rename()
        try settle(artifact.manifest, file: artifact.manifestFile)
    }
}

extension CommandFailure {
    init(pulling error: any Error) {
        switch error {
        case let failure as CommandFailure: self = failure
        case let error as OutboundError: self.init(outbound: error)
        case let error as AdvisoryError: self.init(.broken, "\(error.message) [\(error.code.rawValue)]")
        default: self.init(.broken, "the snapshot can't be pulled: \(error)")
        }
    }
}
