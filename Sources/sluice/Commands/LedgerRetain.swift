import ArgumentParser
import Artifacts
import Documents
import Engine
import Ledger
import Storage

/// Deletes evidence that a policy no longer keeps.
struct LedgerRetain: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retain", abstract: "Delete the evidence that no rule of a retention policy keeps any more.",
        discussion: """
            Says what would go; --apply deletes it. Never deleted are: evidence of what is live and of the promotion before \
            it, what a legal hold names, what no rule is about, and what was stored lately. The log is not touched. What is \
            deleted is written down before, signed, so that a replay can say what it misses and why.
            Exit 4: an entry's list of evidence is missing, so nobody knows what it needs, and nothing is deleted.
            """)
    @Option(help: ArgumentHelp("The RetentionPolicy document.", valueName: "file"))
    var policy: String
    @Option(help: ArgumentHelp("The ledger, sqlite:PATH or postgres://….", valueName: "url"))
    var ledger: LedgerURL
    @Flag(help: "Delete it.")
    var apply = false
    @Option(
        help: ArgumentHelp(
            "Leave what was stored in this time: longer than any run takes, whose decision is yet to name it.",
            valueName: "time"))
    var unusedFor = "24h"
    @OptionGroup var keys: LedgerKeyOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        common.apply()
        guard let unused = Span(unusedFor) else {
            throw CommandFailure(.usage, "'\(unusedFor)' is no length of time", fix: "Write \(Span.expected).")
        }
        let text = try SourceText(name: policy, bytes: Self.read(policy))
        let document: RetentionPolicy
        do {
            document = try RetentionPolicy(document: YAMLReader.read(text))
        } catch {
            throw CommandFailure(error)
        }
        let session = try keys.open(ledger, writes: apply)
        defer { session.ledger.close() }
        do {
            try retain(document, digest: .sha256(of: text.bytes), unused: unused, session)
        } catch let failure as CommandFailure {
            throw failure
        } catch let error as ContentStoreError {
            throw CommandFailure(.broken, error.message)
        } catch {
            throw CommandFailure(ledger: error)
        }
    }

    private static func read(_ path: String) throws(CommandFailure) -> [UInt8] {
        do {
            return try Files.read(path)
        } catch {
            throw CommandFailure(.usage, "the retention policy \(path) can't be read: \(error)")
        }
    }

    private func retain(
        _ policy: RetentionPolicy, digest: Digest, unused: Span, _ session: LedgerSession
    ) throws {
        let now = WallClock.now
        let records = session.records
        let earlier = try records.retirements(keys: session.keys).flatMap(\.retirement.digests)
        let plan = try RetentionPlan(
            policy, ledger: session.ledger, evidence: session.evidence,
            holds: try records.legalHolds(keys: session.keys).map(\.hold), retired: Set(earlier), now: now)
        guard plan.unlisted.isEmpty else {
            let entries = plan.unlisted.prefix(10).map { "\($0)" }.joined(separator: ", ")
            throw CommandFailure(
                .incomplete,
                "the evidence of \(plan.unlisted.count) entries can't be listed, so nobody knows what they need: \(entries)",
                fix: "Restore the evidence; 'sluice ledger report' names what is missing. Nothing was deleted.")
        }
        let stays = RetentionPlan.Reason.allCases.compactMap { reason in
            plan.kept[reason].map { "\($0) \(Self.words(reason))" }
        }
        Console.print(
            "\(plan.kept.values.reduce(0, +)) pieces stay" + (stays.isEmpty ? "" : ": ")
                + stays.joined(separator: ", "))
        guard apply else {
            let bytes = try plan.removable.reduce(0) { try $0 + (session.evidence.size(of: $1) ?? 0) }
            Console.print("\(plan.removable.count) pieces with \(bytes) bytes would be deleted; add --apply to do it")
            return
        }
        guard let signer = session.signer else { throw CommandFailure(.broken, "there is no key to sign with") }
        guard let before = Timestamp(secondsSinceEpoch: now.seconds - unused.seconds) else {
            throw CommandFailure(.usage, "--unused-for is too long")
        }
        let freed = try EvidenceRemoval(evidence: session.evidence, records: records, signer: signer).remove(
            plan, policy: policy.name, policyDigest: digest, at: now, unusedSince: before)
        Console.print(
            "\(freed.pieces) pieces with \(freed.bytes) bytes were deleted, \(freed.tooNew) were stored too lately")
    }

    private static func words(_ reason: RetentionPlan.Reason) -> String {
        switch reason {
        case .held: "under legal hold"
        case .live: "of what is live"
        case .rule: "by a rule"
        case .unaddressed: "that no rule is about"
        case .needed: "that the log needs"
        }
    }
}
