import ArgumentParser
import Artifacts
import Documents
import Engine
import Findings
import Ledger
import Storage

/// Takes in a release that ran before the ledger did.
struct LedgerAdopt: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "adopt", abstract: "Take in a release that ran before Sluice did, never as promoted.",
        discussion: """
            The release is examined as for a promotion, and what is found counts as pre-existing for the releases after it \
            until the date, as long as none was promoted. It does not count for promotion order, admission or soak.
            """)
    @Argument(help: ArgumentHelp("The release document.", valueName: "file"))
    var release: String
    @Option(help: "The environment it runs in.")
    var environment: String
    @Option(help: ArgumentHelp("From when on its findings are new again (RFC 3339).", valueName: "time"))
    var until: String
    @Option(help: ArgumentHelp("The ledger, sqlite:PATH or postgres://….", valueName: "url"))
    var ledger: LedgerURL
    @OptionGroup var trustOptions: TrustOptions
    @OptionGroup var common: CommonOptions

    func run() async throws {
        common.apply()
        let now = WallClock.now
        guard let end = Timestamp(until), end > now else {
            throw CommandFailure(
                .usage, "'\(until)' is no time to come", fix: "Write it as 2027-03-31T00:00:00Z; a date is needed.")
        }
        let judgement = try await Judgement(
            .init(
                release: try ReleaseFiles(path: release), environment: environment, trustPath: try trustOptions.path(),
                ledger: ledger,
                time: EvaluationTime(now, source: .clock), writes: true))
        guard let session = judgement.session else { throw CommandFailure(.broken, "there is no ledger") }
        try TrustHistory(session: session).check(judgement.trust)
        let evaluation = try await judgement.evaluate()
        let failures = evaluation.stages.filter { $0.outcome == .errored }
        guard failures.isEmpty else {
            let told = failures.map { "\($0.name): \($0.failure?.message ?? "errored")" }.joined(separator: "; ")
            throw CommandFailure(.broken, "what could not be examined can't be adopted: \(told)")
        }
        let identity = ReleaseIdentity(
            name: evaluation.release.name, version: evaluation.release.version, digest: evaluation.release.digest)
        if let decided = try KnownRelease.final(
            identity, project: evaluation.release.project, environment: environment, in: session),
            decided.verdict == .promoted
        {
            throw CommandFailure(.usage, "it was promoted to \(environment) already", fix: "There is nothing to adopt.")
        }
        try await record(evaluation, identity, until: end, now: now, judgement.trust, session)
    }

    private func record(
        _ evaluation: Evaluation, _ identity: ReleaseIdentity, until end: Timestamp, now: Timestamp,
        _ trust: TrustFiles, _ session: LedgerSession
    ) async throws {
        let time = EntryTime(at: now, source: .clock)
        let baseline = Baseline(adopting: evaluation, until: end)
        var events: [EventRecord] = []
        do {
            let record = try session.evidence.store(try baseline.encoded())
            let manifest = try session.evidence.store(try evaluation.inputManifest.encoded())
            if let change = try TrustHistory(session: session).firstUse(of: trust, at: time) { events.append(change) }
            events.append(
                Adoption(
                    project: evaluation.release.project, environment: environment, release: identity, until: end,
                    baseline: record, inputManifest: manifest, findings: baseline.findings.count
                ).record(time: time))
        } catch let failure as CommandFailure {
            throw failure
        } catch {
            throw CommandFailure(ledger: error)
        }
        let appended = try await session.record(events)
        let title = "\(evaluation.release.project)/\(identity.name)@\(identity.version)"
        Console.print(
            "\(title) is adopted in \(environment) until \(end) with \(baseline.findings.count) findings, entry \(appended.last?.entry.index ?? 0)"
        )
    }
}

/// Takes a promotion back.
struct LedgerRevoke: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke", abstract: "Take a promotion or an adoption back.",
        discussion: "From the entry on the release is live no more; another promotion makes it so again.")
    @Argument(help: ArgumentHelp("The release: project/name@version, or a release digest.", valueName: "release"))
    var release: String
    @Option(help: "The environment; every one when absent.")
    var environment: String?
    @Option(help: "Why; stands in the log for good.")
    var reason: String
    @Option(help: ArgumentHelp("The ledger, sqlite:PATH or postgres://….", valueName: "url"))
    var ledger: LedgerURL
    @OptionGroup var keys: LedgerKeyOptions
    @OptionGroup var common: CommonOptions

    func run() async throws {
        common.apply()
        guard (1...1000).contains(reason.utf8.count) else {
            throw CommandFailure(.usage, "a reason has 1 to 1000 bytes")
        }
        let session = try keys.open(ledger, writes: true)
        var query = LedgerQuery(environment: environment, kinds: [.decision, .adopted])
        try query.select(release)
        var found: (project: String, release: ReleaseIdentity, decision: Digest?)?
        do {
            try session.ledger.walk(query) { entry in
                switch try entry.content() {
                case .promotion(let summary, _):
                    found = (summary.body.project, summary.body.release, summary.body.inputDigest)
                case .event(let event):
                    let adoption = try Adoption(event)
                    found = (adoption.project, adoption.release, nil)
                default: return true
                }
                return false
            }
        } catch {
            throw CommandFailure(ledger: error)
        }
        guard let found else {
            throw CommandFailure(
                .usage,
                "'\(release)' was never promoted\(environment.map { " to \($0)" } ?? ""), so there is nothing to revoke",
                fix: "See 'sluice release list'.")
        }
        let appended = try await session.record([
            Revocation(
                project: found.project, environment: environment, release: found.release,
                decision: environment == nil ? nil : found.decision, reason: reason
            ).record(time: EntryTime(at: WallClock.now, source: .clock))
        ])
        Console.print(
            "\(found.project)/\(found.release.name)@\(found.release.version) is revoked in \(environment ?? "every environment"), entry \(appended.last?.entry.index ?? 0)"
        )
    }
}
