import Advisories
import ArgumentParser
import Artifacts
import Outbound

/// Stores a snapshot in a registry.
struct AdvisoriesPush: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "push", abstract: "Store a snapshot in a registry as an OCI artifact.",
        discussion: """
            The manifest goes along as it is, with its signature. A tag that holds a later snapshot, or anything but \
            advisories, is left alone. Prints the reference with its digest: use that one. Credentials are those of \
            'docker login'.
            """)
    @Argument(help: ArgumentHelp("The snapshot's folder.", valueName: "folder"))
    var folder: String
    @Argument(help: ArgumentHelp("Where to, such as registry.example.org/advisories:latest.", valueName: "reference"))
    var reference: String
    @Option(help: ArgumentHelp("A public key that must have signed the manifest; may be repeated.", valueName: "file"))
    var key: [String] = []
    @OptionGroup var common: CommonOptions

    func run() async throws {
        common.apply()
        let source = SnapshotFolder(path: folder)
        let keys = try PublicKeyFiles.read(key)
        guard let manifest = try source.manifest(signedBy: keys) else {
            throw CommandFailure(
                .usage, "there is no snapshot in \(folder)", fix: "Make one with 'sluice advisories import'.")
        }
        // Hashes the file, and refuses what is no snapshot.
        _ = try SnapshotFolder.load(folder, signedBy: keys)
        let connection = try RegistryConnection.open(reference)
        guard let tag = connection.reference.tag, connection.reference.digest == nil else {
            throw CommandFailure(
                .usage, "'\(reference)' names no tag to store under", fix: "Write HOST/REPOSITORY:TAG.")
        }
        do {
            try await Self.checkPresent(connection, manifest)
            let blob = try source.snapshotSource(manifest)
            let descriptor = try await AdvisoryArtifact.push(
                blob, manifest: manifest, file: try source.manifestFile(), tag: tag, to: connection.registry)
            await connection.close()
            Console.print("\(RegistryReference.scheme)\(connection.reference.name)@\(descriptor.digest)")
        } catch {
            await connection.close()
            throw CommandFailure(pulling: error)
        }
    }

    /// Leaves alone what the tag holds when it is later, or something else altogether.
    private static func checkPresent(_ connection: RegistryConnection, _ manifest: SnapshotManifest) async throws {
        let present: AdvisoryArtifact
        do {
            present = try await AdvisoryArtifact(at: connection.reference, of: connection.registry, signedBy: [])
        } catch let error as OutboundError where error.code == .notFound {
            return
        }
        try SnapshotStep.check(from: present.manifest, to: manifest, at: connection.reference.description)
    }
}
