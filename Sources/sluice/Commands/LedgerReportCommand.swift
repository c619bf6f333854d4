import ArgumentParser
import Artifacts
import Documents
import Ledger
import Reports

/// Everything the log holds about a release, with proofs.
struct LedgerReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Write an auditor's report about a release: decisions, signed documents, waivers, evidence, proofs.",
        discussion: "Exit 4 says that evidence or a counted document is missing; the report names it.")

    enum Format: String, ExpressibleByArgument, CaseIterable { case markdown, json }

    @Argument(help: ArgumentHelp("project/name@version, or a release digest.", valueName: "release"))
    var release: String
    @Option(help: ArgumentHelp("The ledger, sqlite:PATH or postgres://….", valueName: "url"))
    var ledger: LedgerURL
    @Option(help: "Only this environment.")
    var environment: String?
    @Option(help: ArgumentHelp("markdown or json.", valueName: "format"))
    var output = Format.markdown
    @OptionGroup var keys: LedgerKeyOptions
    @OptionGroup var common: CommonOptions

    /// Entries about one release that a report holds; more is an error, never cut off.
    private static let maximumEntries = LedgerQuery.maximumLimit

    func run() throws {
        common.apply()
        let session = try keys.open(ledger)
        let report: AuditReport
        do {
            report = try Self.report(release, environment: environment, session)
        } catch let failure as CommandFailure {
            throw failure
        } catch {
            throw CommandFailure(ledger: error)
        }
        guard !report.items.isEmpty else {
            throw CommandFailure(.usage, "the ledger has no entry about '\(release)'")
        }
        Console.print(output == .json ? report.json.prettyPrinted : AuditMarkdown.text(report))
        if !report.isComplete { throw CommandFailure.silent(.incomplete) }
    }

    private static func report(_ release: String, environment: String?, _ session: LedgerSession) throws -> AuditReport
    {
        var query = LedgerQuery(environment: environment, limit: maximumEntries)
        try query.select(release)
        var entries: [UInt64: LedgerEntry] = [:]
        for entry in try session.ledger.entries(matching: query) { entries[entry.index] = entry }
        // Acts know a release only by its digest.
        for digest in Set(entries.values.compactMap(\.fields.releaseDigest)).sorted() {
            let about = LedgerQuery(releaseDigest: digest, environment: environment, limit: maximumEntries)
            for entry in try session.ledger.entries(matching: about) { entries[entry.index] = entry }
        }
        let bodies = try entries.values.compactMap { try $0.content().decision }
        let counted = Set(
            bodies.flatMap { $0.approvals.map(\.documentDigest) + $0.waivers.map(\.documentDigest) })
        let held = Set(entries.values.compactMap(\.fields.documentDigest))
        var missing = counted.subtracting(held)
        // A waiver may be for every release of a project.
        for project in Set(bodies.map(\.project)).sorted() where !missing.isEmpty {
            let waivers = LedgerQuery(project: project, kinds: [.waiver, .approval], limit: maximumEntries)
            for entry in try session.ledger.entries(matching: waivers) {
                guard let digest = entry.fields.documentDigest, missing.remove(digest) != nil else { continue }
                entries[entry.index] = entry
            }
        }
        guard entries.count < maximumEntries else {
            throw CommandFailure(
                .usage, "the ledger has more than \(maximumEntries) entries about '\(release)'",
                fix: "Name one version and one --environment.")
        }
        let comments = Comments(session: session)
        let erasures = try comments.erasures()
        let items = try entries.values.sorted { $0.index < $1.index }.map { entry in
            let content = try entry.content()
            var remark: AuditReport.Remark?
            if case .act(let act) = content { remark = try comments.remark(on: act, erasures) }
            return AuditReport.Item(
                entry: entry, content: content, proof: try session.ledger.inclusionProof(of: entry.index),
                remark: remark)
        }
        let named = Set(
            bodies.flatMap { body in
                [body.evidenceManifestDigest, body.inputManifestDigest, body.findings.digest]
                    + body.stages.map(\.resultDigest)
            })
        return AuditReport(
            title: release, origin: session.ledger.origin, checkpoint: try session.ledger.checkpoint().checkpoint,
            items: items, missingEvidence: named.filter { !session.evidence.contains($0) }.sorted(),
            missingDocuments: missing.sorted())
    }
}
