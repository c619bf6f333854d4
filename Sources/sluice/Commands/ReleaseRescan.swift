import Advisories
import ArgumentParser
import Artifacts
import Documents
import Findings
import Ledger
import Reports
import Storage

/// Holds what is live against a new advisory snapshot.
struct ReleaseRescan: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rescan", abstract: "Find what is live and newly affected by an advisory snapshot.",
        discussion: """
            Every live promotion's stored SBOMs are held against the snapshot, in one pass over the distinct components, and
            compared with the findings recorded when it was judged. Exit 0: nothing new; 2: something is newly affected;
            4: not everything could be examined, and what is not listed may be affected all the same.
            """)
    @Option(help: ArgumentHelp("The ledger, sqlite:PATH or postgres://….", valueName: "url"))
    var ledger: LedgerURL
    @Option(help: ArgumentHelp("A file, folder or archive of OSV records.", valueName: "path"))
    var snapshot: String
    @Flag(help: "Log one advisory-flip entry for each release and environment, unless it was logged before.")
    var record = false
    @Option(help: ArgumentHelp("table, json, csv or markdown.", valueName: "format"))
    var output = QueryFormat.table
    @OptionGroup var keys: LedgerKeyOptions
    @OptionGroup var common: CommonOptions

    /// Rows are printed in portions of this many.
    private static let portion = 1000

    func run() async throws {
        common.apply()
        let advisories = try SnapshotFolder.load(snapshot)
        let session = try keys.open(ledger, writes: record)
        let index = try QuestionIndex.caughtUp(with: session)
        var page = QueryPage(columns: Self.columns)
        var isFirst = true
        var findings: [RescanFinding] = []
        let report = try index.ask { questions in
            try questions.rescan(with: advisories) { finding in
                if record { findings.append(finding) }
                for flaw in finding.flaws {
                    page.rows.append(Self.row(finding, flaw))
                    // JSON is one document; the other forms need not be held.
                    guard page.rows.count == Self.portion, output != .json else { continue }
                    Console.print(output.text(of: page, token: nil, isFirst: isFirst))
                    isFirst = false
                    page.rows = []
                }
            }
        }
        page.isComplete = report.completeness.isComplete
        page.notes = Self.notes(report)
        if record { page.notes.append(try await log(findings, report, session)) }
        Console.print(output.text(of: page, token: nil, isFirst: isFirst))
        if report.newlyAffected > 0 { throw CommandFailure.silent(.rejected) }
        if !page.isComplete { throw CommandFailure.silent(.incomplete) }
    }

    private static let columns = [
        "project", "release", "version", "environment", "advisory", "severity", "component", "fixedVersions", "index",
    ]

    private static func row(_ finding: RescanFinding, _ flaw: RescanFinding.Flaw) -> [QueryCell] {
        [
            QueryCell(finding.project), QueryCell(finding.name), QueryCell(finding.version),
            QueryCell(finding.environment), QueryCell(flaw.match.advisory), QueryCell(flaw.match.severity.rawValue),
            QueryCell(flaw.component), .list(flaw.match.fixedVersions), .number(Int64(clamping: finding.index)),
        ]
    }

    private static func notes(_ report: RescanReport) -> [String] {
        let examined = report.completeness
        var notes = [
            "\(report.newlyAffected) of \(report.livePromotions) live promotions are newly affected: "
                + "\(report.newFlaws) new flaws, \(report.knownFlaws) known ones.",
            "\(examined.examined) of \(examined.total) packages were examined, \(report.distinctComponents) distinct "
                + "components, by the snapshot \(report.snapshot).",
        ]
        if report.livePromotions == 0 { notes.append("Nothing is live: nothing was examined.") }
        notes += examined.reasons.map { "Not examined: \($0.count) \($0.id)" }
        return notes
    }

    /// Logs what is new, once for a release, environment and list of flaws.
    /// - Returns: What was done, in words.
    private func log(
        _ findings: [RescanFinding], _ report: RescanReport, _ session: LedgerSession
    ) async throws -> String {
        guard let signer = session.signer else { throw CommandFailure(.broken, "there is no key to sign with") }
        let time = EntryTime(at: WallClock.now, source: .clock)
        do {
            var entries: [SealedEntry] = []
            for finding in findings {
                let list = try CanonicalJSON.payload(Self.evidence(finding))
                let flip = AdvisoryFlip(
                    project: finding.project, environment: finding.environment,
                    release: ReleaseIdentity(
                        name: finding.name, version: finding.version, digest: finding.releaseDigest),
                    promotion: finding.index, snapshot: report.snapshot, count: finding.flaws.count,
                    flaws: .sha256(of: list))
                try session.evidence.store(list)
                entries.append(try SealedEntry.seal(.event(flip.record(time: time)), signer: signer))
            }
            // The same facts are the same event, whenever and by however many they are logged.
            var new = 0
            for start in stride(from: 0, to: entries.count, by: 500) {
                let part = Array(entries[start..<min(entries.count, start + 500)])
                new += try await session.ledger.append(part).count(where: \.isNew)
            }
            return "\(new) advisory-flip entries were logged, \(entries.count - new) were there already."
        } catch {
            throw CommandFailure(ledger: error)
        }
    }

    private static func evidence(_ finding: RescanFinding) -> JSONValue {
        [
            "flaws": .array(
                finding.flaws.map { flaw in
                    [
                        "advisory": .string(flaw.match.closureID), "artifact": .string(flaw.artifact),
                        "component": .string(flaw.component),
                        "fixedVersions": .array(flaw.match.fixedVersions.map { .string($0) }),
                        "records": .array(flaw.match.records.map { .string($0) }),
                        "severity": .string(flaw.match.severity.rawValue), "subject": .string(flaw.subject),
                        "why": .string(flaw.match.why),
                    ]
                })
        ]
    }
}
