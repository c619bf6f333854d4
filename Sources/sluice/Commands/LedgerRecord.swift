import ArgumentParser
import Documents
import Engine
import Ledger
import Storage

/// Records what runs, which is another question than what was allowed to.
struct LedgerRecord: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "record", abstract: "Record what is deployed and what is no more.",
        subcommands: [RecordDeployed.self, RecordRetired.self, RecordSnapshot.self])
}

/// What recording verbs have in common.
struct RecordOptions: ParsableArguments {
    @Option(help: "The environment.")
    var environment: String
    @Option(help: ArgumentHelp("The ledger, sqlite:PATH or postgres://….", valueName: "url"))
    var ledger: LedgerURL
    @Option(help: ArgumentHelp("When it happened (RFC 3339); now when absent.", valueName: "time"))
    var at: String?
    @Option(help: "What you know it by: a job, a change. Stands in the log for good.")
    var reference: String?
    @OptionGroup var keys: LedgerKeyOptions
    @OptionGroup var common: CommonOptions

    /// When it is recorded, and when it happened.
    func times() throws(CommandFailure) -> (now: EntryTime, at: Timestamp) {
        let now = WallClock.now
        guard let at else { return (EntryTime(at: now, source: .clock), now) }
        guard let time = Timestamp(at) else {
            throw CommandFailure(.usage, "'\(at)' is no time", fix: "Write it as 2026-11-23T12:00:00Z.")
        }
        guard time <= now else { throw CommandFailure(.usage, "'\(at)' has not come yet") }
        return (EntryTime(at: now, source: .clock), time)
    }

    func checkReference() throws(CommandFailure) {
        guard (reference ?? "-").utf8.count <= 1000, reference?.isEmpty != true else {
            throw CommandFailure(.usage, "a reference has 1 to 1000 bytes")
        }
    }
}

/// `sluice ledger record deployed`.
struct RecordDeployed: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "deployed", abstract: "Record that a release runs in an environment.",
        discussion: "Recorded whether it was promoted or not; a release that runs already is not recorded again.")
    @Argument(help: ArgumentHelp("The release: project/name@version, or a release digest.", valueName: "release"))
    var release: String?
    @Option(help: ArgumentHelp("The document of a release that the ledger does not know.", valueName: "file"))
    var document: String?
    @Flag(help: "Also record that every other release of the same project and name runs there no more.")
    var retireOthers = false
    @OptionGroup var options: RecordOptions

    func run() async throws {
        options.common.apply()
        try options.checkReference()
        let session = try options.keys.open(options.ledger, writes: true)
        let known = try KnownRelease(
            release, document: document, environment: options.environment, in: session)
        let (now, at) = try options.times()
        let running = try session.ledger.running(in: options.environment)
        var events: [EventRecord] = []
        if retireOthers {
            for other in running.all
            where other.release.digest != known.identity.digest && other.project == known.project
                && other.release.name == known.identity.name
            {
                events.append(
                    Retirement(
                        project: other.project, environment: options.environment, release: other.release, at: at,
                        reference: options.reference
                    ).record(time: now))
                Console.note("retired \(other.project)/\(other.release.name)@\(other.release.version)")
            }
        }
        let isRunning = running.deployment(of: known.identity, project: known.project) != nil
        if !isRunning {
            events.append(
                Deployment(
                    project: known.project, environment: options.environment, release: known.identity, at: at,
                    decision: known.decision?.inputDigest, verdict: known.decision?.verdict,
                    reference: options.reference
                ).record(time: now))
        }
        let appended = try await session.record(events)
        if isRunning {
            return Console.print("\(known.title) runs in \(options.environment) already")
        }
        let decided = known.decision.map { $0.verdict.rawValue } ?? "never decided there"
        Console.print(
            "\(known.title) runs in \(options.environment) (\(decided)), entry \(appended.last?.entry.index ?? 0)")
    }
}

/// `sluice ledger record retired`.
struct RecordRetired: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retired", abstract: "Record that a release runs in an environment no more.")
    @Argument(help: ArgumentHelp("The release: project/name@version, or a release digest.", valueName: "release"))
    var release: String?
    @Option(help: ArgumentHelp("The document of a release that the ledger does not know.", valueName: "file"))
    var document: String?
    @OptionGroup var options: RecordOptions

    func run() async throws {
        options.common.apply()
        try options.checkReference()
        let session = try options.keys.open(options.ledger, writes: true)
        let known = try KnownRelease(
            release, document: document, environment: options.environment, in: session)
        let (now, at) = try options.times()
        guard
            try session.ledger.running(in: options.environment).deployment(of: known.identity, project: known.project)
                != nil
        else {
            return Console.print("\(known.title) does not run in \(options.environment)")
        }
        let appended = try await session.record([
            Retirement(
                project: known.project, environment: options.environment, release: known.identity, at: at,
                reference: options.reference
            ).record(time: now)
        ])
        Console.print(
            "\(known.title) runs in \(options.environment) no more, entry \(appended.last?.entry.index ?? 0)")
    }
}
