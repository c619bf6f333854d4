import ArgumentParser
import Engine
import Ledger
import Reports

/// The main job: one release to a decision.
struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Judge a release for an environment and record the signed decision.",
        discussion: """
            Exit codes: 0 promoted, 2 rejected, 3 pending, 4 not enough was examined, 1 a stage errored (no decision), \
            64 wrong usage or definitions.
            """)

    @Option(help: ArgumentHelp("The release document.", valueName: "file"))
    var release: String
    @Option(help: "The environment the release is to be promoted to.")
    var environment: String
    @OptionGroup var trustOptions: TrustOptions
    @Option(help: ArgumentHelp("The ledger, sqlite:PATH or postgres://….", valueName: "url"))
    var ledger: LedgerURL?
    @Option(help: "The pipeline, as trust allows it: PATH, or git+https://HOST/REPO@REF#PATH.")
    var pipeline: String?
    @Option(help: "Judge by this commit of the pipeline repository instead of the protected ref's tip.")
    var commit: String?
    @Flag(help: "Judge without a ledger; nothing is recorded.")
    var dryRun = false
    @Flag(help: "Read the definitions from the work tree; implies --dry-run.")
    var workTree = false
    @OptionGroup var timeOptions: TimeOptions
    @Option(
        help: ArgumentHelp(
            "Also write the result: terminal, json, sarif, junit or markdown.", valueName: "format[=path]"))
    var output: [OutputRequest] = []
    @OptionGroup var common: CommonOptions

    func run() async throws {
        common.apply()
        let isDryRun = dryRun || workTree
        guard isDryRun || ledger != nil else {
            throw CommandFailure(
                .usage, "a run needs a ledger to record its decision in",
                fix:
                    "Make one with 'sluice ledger init --ledger sqlite:PATH' and add '--ledger sqlite:PATH', or use --dry-run."
            )
        }
        let judgement = try await Judgement(
            .init(
                releasePath: release, environment: environment, trustPath: try trustOptions.path(),
                pipeline: pipeline, commit: commit, isWorkTree: workTree, ledger: isDryRun ? nil : ledger,
                time: try timeOptions.time(), writes: true))
        defer { judgement.session?.ledger.close() }
        if let session = judgement.session { try TrustHistory(session: session).check(judgement.trust) }
        let evaluation = try await judgement.evaluate()
        var record: DecisionReport.Record?
        if let session = judgement.session {
            record = try await DecisionWriter(session: session, trust: judgement.trust).record(evaluation)
        }
        let report = DecisionReport(evaluation: evaluation, record: record, isDryRun: isDryRun)
        try ReportWriter(requests: output).write(report)
        let exit = report.exit
        if exit.code != 0 { throw CommandFailure.silent(.init(rawValue: exit.code) ?? .broken) }
    }
}
