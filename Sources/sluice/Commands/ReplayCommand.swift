import ArgumentParser
import Artifacts
import Documents
import Engine
import Ledger
import Reports
import Stages

/// Derives old decisions again from their evidence, or judges history by other definitions.
struct ReplayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Derive decisions again from their evidence, offline, or judge history by a new pipeline.",
        discussion: """
            With a release, or --everything: compares byte for byte. Exit 0 when the same bytes come out, 1 when not, 4 when \
            an input is missing or another engine version made the decision.

            With --what-if REF (a commit or branch of the pipeline's repository) or --what-if --work-tree: judges the newest \
            decision of each release and environment by those definitions and lists the flips. Exit 0 when none counts, 2 \
            when one does (--fail-on), 4 when something can't be judged.
            """)
    @Argument(help: ArgumentHelp("The release: project/name@version, or a release digest.", valueName: "release"))
    var release: String?
    @Option(help: "Only this environment.")
    var environment: String?
    @Option(help: "Only this project.")
    var project: String?
    @Option(help: ArgumentHelp("The ledger, sqlite:PATH or postgres://….", valueName: "url"))
    var ledger: LedgerURL
    @Flag(help: "Every decision, not only the newest of a release and environment.")
    var all = false
    @Flag(help: "Replay the decisions about every release.")
    var everything = false
    @Option(help: ArgumentHelp("Only decisions as of this RFC 3339 time or later.", valueName: "time"))
    var since: String?
    @OptionGroup var whatIfOptions: WhatIfOptions
    @Option(help: ArgumentHelp("Also write the result: terminal, json or markdown.", valueName: "format[=path]"))
    var output: [OutputRequest] = []
    @OptionGroup var keys: LedgerKeyOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard [release != nil, everything, whatIfOptions.isAsked].filter(\.self).count == 1 else {
            throw ValidationError("Name a release, or use --everything, --what-if REF or --work-tree.")
        }
        guard output.allSatisfy({ [.terminal, .json, .markdown].contains($0.format) }) else {
            throw ValidationError("A replay is written as terminal, json or markdown.")
        }
        if !whatIfOptions.isAsked, whatIfOptions.isUsed {
            throw ValidationError("--repository, --proposed-trust and --fail-on belong to --what-if.")
        }
    }

    func run() async throws {
        common.apply()
        let session = try keys.open(ledger)
        let decisions = try decisions(in: session)
        if whatIfOptions.isAsked {
            try await whatIfOptions.run(decisions, evidence: session.evidence, output: output)
        } else {
            try await replay(decisions, session)
        }
    }

    private func decisions(in session: LedgerSession) throws -> [DecisionHistory.Item] {
        if let release {
            let found = try DecisionFinder(session: session).all(
                release, environment: environment, limit: all ? 10_000 : 1)
            guard !found.isEmpty else { throw CommandFailure(.usage, "the ledger has no decision about '\(release)'") }
            return found.map { .init(index: $0.index, body: $0.body) }
        }
        var filter = DecisionHistory.Filter(project: project, environment: environment, all: all || everything)
        if let since {
            guard let time = Timestamp(since) else {
                throw CommandFailure(.usage, "'\(since)' is no time", fix: "Write it as 2026-11-23T12:00:00Z.")
            }
            filter.since = time
        }
        let found = try DecisionHistory(ledger: session.ledger).decisions(filter)
        guard !found.isEmpty else {
            throw CommandFailure(.usage, "the ledger has no such decision", fix: "See 'sluice ledger query'.")
        }
        return found
    }

    private func replay(_ decisions: [DecisionHistory.Item], _ session: LedgerSession) async throws {
        let replay = Replay(
            catalog: try StageCatalog.builtin(), store: session.evidence, sleep: { try await Task.sleep(for: $0) })
        let results = await Parallel.map(decisions) { await ReplayedDecision($0, by: replay) }
        let report = ReplayReport(results: results, isWhole: everything)
        try ReportWriter(requests: output).write { format, _ in
            switch format {
            case .json: report.json.prettyPrinted
            case .markdown: report.markdown
            default: report.text
            }
        }
        for result in results {
            if case .impossible(let message, let remedy) = result.outcome {
                Console.error(CommandFailure(.incomplete, "\(result.title): \(message)", fix: remedy).text)
            }
        }
        if results.contains(where: { $0.isDifferent }) { throw CommandFailure.silent(.broken) }
        if results.contains(where: { $0.isImpossible }) { throw CommandFailure.silent(.incomplete) }
    }
}

/// The flags of judging history by other definitions.
struct WhatIfOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("Judge history by the definitions of this commit or branch instead.", valueName: "ref"))
    var whatIf: String?
    @Flag(help: "Judge history by the definitions in the work tree instead.")
    var workTree = false
    @Option(help: ArgumentHelp("Where the pipeline's repository lies; this folder when absent.", valueName: "folder"))
    var repository: String?
    @Option(
        help: ArgumentHelp(
            "Judge by this trust policy and its roles too, instead of the recorded ones.", valueName: "file"))
    var proposedTrust: String?
    @Option(
        help:
            "Which flips fail: promotions (to or from promoted, the default), blocked (from promoted), any, none.")
    var failOn: FlipThreshold?

    var isAsked: Bool { whatIf != nil || workTree }
    var isUsed: Bool { repository != nil || proposedTrust != nil || failOn != nil }

    func validate() throws {
        if whatIf != nil, workTree { throw ValidationError("Use --what-if REF or --work-tree, not both.") }
    }

    func run(
        _ decisions: [DecisionHistory.Item], evidence: any ContentStore, output: [OutputRequest]
    ) async throws {
        let proposed = try ProposedRepository.open(
            whatIf, folder: repository ?? ".", trustPath: proposedTrust)
        let judge = WhatIf(
            catalog: try StageCatalog.builtin(), store: evidence, proposed: proposed.definitions,
            sleep: { try await Task.sleep(for: $0) })
        let items = await Parallel.map(decisions) { decision in
            WhatIfReport.Item(index: decision.index, result: await judge.judge(decision.body))
        }
        // Definitions that can't judge a single release are wrong, not unlucky.
        if let problems = items.first?.result.definitions, items.allSatisfy({ $0.result.definitions != nil }) {
            throw CommandFailure(problems)
        }
        let report = WhatIfReport(
            proposal: proposed.title, items: items, threshold: failOn?.threshold ?? .promotions)
        try ReportWriter(requests: output).write { format, color in
            switch format {
            case .json: WhatIfRenderer.json(report).prettyPrinted
            case .markdown: WhatIfRenderer.markdown(report)
            default: WhatIfRenderer.terminal(report, color: color)
            }
        }
        let exit = report.exit
        if exit.code != 0 { throw CommandFailure.silent(.init(rawValue: exit.code) ?? .broken) }
    }
}

/// The words of `--fail-on`.
enum FlipThreshold: String, ExpressibleByArgument, CaseIterable {
    case promotions, blocked, any, none

    var threshold: WhatIfReport.Threshold {
        switch self {
        case .promotions: .promotions
        case .blocked: .blocked
        case .any: .any
        case .none: .none
        }
    }
}
