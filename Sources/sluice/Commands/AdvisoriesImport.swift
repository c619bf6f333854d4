import Advisories
import ArgumentParser
import Artifacts
import Engine

/// Turns feeds into one snapshot.
struct AdvisoriesImport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Make one snapshot file out of OSV records, KEV, EPSS and end-of-life tables.",
        discussion: """
            A source is a file (.json, .jsonl, .csv, any of them in gzip), a folder, a zip or tar archive, or a folder of a \
            commit (git:PATH@REF:FOLDER). The snapshot is one file, named by its SHA-256, with a manifest beside it; the same \
            sources give the same bytes. An import is refused when a feed is gone, lost a fifth of its records or went back \
            in time since the folder's present snapshot, unless --accept names the feed: an ecosystem, 'kev', 'epss', \
            'support' or one product of it ('support:debian').
            """)
    @Argument(help: ArgumentHelp("Files, folders, archives or git trees.", valueName: "source"))
    var sources: [String]
    @Option(help: ArgumentHelp("The snapshot's folder, made when it is not there.", valueName: "folder"))
    var into: String
    @Option(
        help: ArgumentHelp(
            "Accept that this feed is gone, shrank or went back, such as 'Debian:9'; may be repeated.",
            valueName: "feed"))
    var accept: [String] = []
    @Option(help: ArgumentHelp("Sign the manifest with this private key.", valueName: "file"))
    var signKey: String?
    @OptionGroup var time: TimeOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        common.apply()
        let folder = SnapshotFolder(path: into)
        let previous = try folder.manifest()
        let key = try signKey.map { try OperatorHome.current().readKey($0) }
        var read = AdvisorySources()
        for source in sources { try read.add(source) }
        for name in read.ignoredFiles { Console.detail("passed over \(name)") }
        let bytes = try finish(&read)
        let snapshot = try AdvisorySnapshot(SnapshotBytes(bytes), digest: .sha256(of: bytes))
        if previous?.digest == snapshot.digest {
            Console.note("the records are those of the present snapshot")
        }
        let manifest = SnapshotManifest(
            of: snapshot, after: previous, sources: read.sources, at: try time.time().instant)
        if let previous { try Self.check(previous, manifest, in: folder, accept: accept) }
        try folder.write(bytes, manifest, signedBy: key)
        for record in snapshot.rejected.prefix(20) {
            let place = record.position.map { ":\($0)" } ?? ""
            Console.error("malformed: \(record.file)\(place): \(record.reason)")
        }
        Console.print(
            """
            \(snapshot.digest)
            \(snapshot.records) records in \(snapshot.ecosystems.count) feeds, \(snapshot.withdrawn) withdrawn, \
            \(snapshot.rejectedCount) malformed; snapshot \(manifest.sequence) of \(into)
            """)
    }

    private func finish(_ read: inout AdvisorySources) throws(CommandFailure) -> [UInt8] {
        do throws(AdvisoryError) {
            return try read.finish()
        } catch {
            let first = error.rejected.first.map { "; the first, in \($0.file): \($0.reason)" } ?? ""
            throw CommandFailure(
                .broken, "\(error.message)\(first) [\(error.code.rawValue)]",
                fix: "Look at what the feeds' servers gave; nothing was written.")
        }
    }

    /// Refuses what lost records or went back in time, except in the accepted feeds.
    static func check(
        _ previous: SnapshotManifest, _ next: SnapshotManifest, in folder: SnapshotFolder, accept: [String]
    ) throws(CommandFailure) {
        let tables = previous.tables ?? folder.tables(of: previous)
        let alarms = SnapshotAlarm.alarms(from: previous, holding: tables, to: next).filter { alarm in
            !accept.contains { $0.utf8.elementsEqual(alarm.feed.utf8) }
        }
        guard let first = alarms.first else { return }
        let more = alarms.count > 1 ? ", and \(alarms.count - 1) more feeds" : ""
        throw CommandFailure(
            .broken, "\(first.message)\(more) [advisories.\(first.kind.rawValue)]",
            fix: "If that is right, say so with --accept '\(first.feed)'; nothing was written.")
    }
}
