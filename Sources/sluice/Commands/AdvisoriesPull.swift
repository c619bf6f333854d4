import Advisories
import ArgumentParser
import Artifacts
import Outbound

/// Brings a snapshot out of a registry.
struct AdvisoriesPull: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pull", abstract: "Bring a snapshot out of a registry into a folder.",
        discussion: """
            Refused, as by an import, when a feed lost a fifth of its records or went back in time since the folder's present \
            snapshot, unless --accept names the feed; and always when the snapshot comes before the present one. Every byte is \
            checked against the reference's digest, or against that of the manifest the tag gives now, which is printed.
            """)
    @Argument(
        help: ArgumentHelp("Such as registry.example.org/advisories@sha256:… or …:latest.", valueName: "reference"))
    var reference: String
    @Option(help: ArgumentHelp("The snapshot's folder, made when it is not there.", valueName: "folder"))
    var into: String
    @Option(
        help: ArgumentHelp(
            "Accept that this feed shrank or went back, such as 'Debian:9'; may be repeated.", valueName: "feed"))
    var accept: [String] = []
    @Option(help: ArgumentHelp("A public key that must have signed the manifest; may be repeated.", valueName: "file"))
    var key: [String] = []
    @OptionGroup var common: CommonOptions

    func run() async throws {
        common.apply()
        let folder = SnapshotFolder(path: into)
        let keys = try PublicKeyFiles.read(key)
        let previous = try folder.manifest()
        let connection = try RegistryConnection.open(reference)
        do {
            let artifact = try await AdvisoryArtifact(
                at: connection.reference, of: connection.registry, signedBy: keys)
            if let previous {
                try SnapshotStep.check(from: previous, to: artifact.manifest, at: into)
                try AdvisoriesImport.check(previous, artifact.manifest, in: folder, accept: accept)
            }
            // The same one is taken again, which mends a damaged file.
            try await folder.take(artifact, from: connection.registry)
            await connection.close()
            Console.note("\(connection.reference.name)@\(artifact.descriptor.digest)")
            Console.print(
                """
                \(artifact.manifest.digest)
                \(artifact.manifest.records) records in \(artifact.manifest.feeds.count) feeds; snapshot \
                \(artifact.manifest.sequence) of \(into)
                """)
        } catch {
            await connection.close()
            throw CommandFailure(pulling: error)
        }
    }
}
