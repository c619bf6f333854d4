import Advisories
import ArgumentParser
import Artifacts
import Documents
import Engine

/// What a snapshot holds.
struct AdvisoriesStatus: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Show what a snapshot holds, from when and from where.",
        discussion: "With --max-age, exit 4 when the snapshot is older.")
    @Argument(help: ArgumentHelp("A snapshot's folder or file, or OSV records.", valueName: "path"))
    var path: String
    @Option(help: ArgumentHelp("The oldest that will do, such as 5d.", valueName: "span"))
    var maxAge: String?
    @Flag(help: "Print JSON.")
    var json = false
    @Option(help: ArgumentHelp("A public key that must have signed the manifest; may be repeated.", valueName: "file"))
    var key: [String] = []
    @OptionGroup var time: TimeOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        common.apply()
        let snapshot = try SnapshotFolder.load(path, signedBy: try PublicKeyFiles.read(key))
        let limit = try maxAge.map { text throws(CommandFailure) in
            guard let span = Span(text) else {
                throw CommandFailure(.usage, "'\(text)' is no length of time", fix: "Write it as 5d or 36h.")
            }
            return span
        }
        Console.print(json ? try Self.json(snapshot) : Self.text(snapshot))
        guard let limit else { return }
        guard let manifest = snapshot.manifest else {
            throw CommandFailure(.incomplete, "the snapshot has no manifest, so its age is not known")
        }
        let age = try time.time().instant.secondsSince(manifest.importedAt)
        guard age <= limit.seconds else {
            throw CommandFailure(
                .incomplete, "the snapshot is of \(manifest.importedAt), which is more than \(maxAge ?? "") ago",
                fix: "Import the feeds again.")
        }
    }

    private static func text(_ snapshot: AdvisorySnapshot) -> String {
        var lines = ["digest    \(snapshot.digest)"]
        if let manifest = snapshot.manifest {
            lines.append("sequence  \(manifest.sequence)")
            lines.append("imported  \(manifest.importedAt)")
            if let previous = manifest.previous { lines.append("previous  \(previous)") }
            lines += manifest.sources.map { "source    \($0.name) \($0.digest)" }
        }
        lines.append(
            "records   \(snapshot.records), \(snapshot.withdrawn) withdrawn, \(snapshot.rejectedCount) malformed")
        lines += snapshot.editions.map { "\($0.name.padded(to: 10))\($0.edition)" }
        lines += snapshot.feeds.map { "feed      \($0.ecosystem): \($0.records) records, newest \($0.newest)" }
        return lines.joined(separator: "\n")
    }

    private static func json(_ snapshot: AdvisorySnapshot) throws -> String {
        var members: [JSONValue.Member] = [
            .init("digest", .string(snapshot.digest.description)), .init("records", .integer(Int64(snapshot.records))),
            .init("withdrawn", .integer(Int64(snapshot.withdrawn))),
            .init("rejected", .integer(Int64(snapshot.rejectedCount))),
            .init("editions", .object(snapshot.editions.map { .init($0.name, .string($0.edition)) })),
            .init(
                "feeds",
                .array(
                    snapshot.feeds.map {
                        [
                            "ecosystem": .string($0.ecosystem), "records": .integer(Int64($0.records)),
                            "newest": .string($0.newest),
                        ]
                    })),
        ]
        if let manifest = snapshot.manifest {
            members.append(.init("manifest", try JSONReader.value(manifest.encoded())))
        }
        return JSONValue.object(members).prettyPrinted
    }
}

extension String {
    /// With spaces behind it up to a length.
    fileprivate func padded(to length: Int) -> String {
        self + String(repeating: " ", count: max(1, length - utf8.count))
    }
}
