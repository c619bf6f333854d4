import ArgumentParser
import Artifacts
import Ledger
import Storage

/// Deletes personal text beside the log.
struct LedgerErase: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "erase", abstract: "Erase people's comments, which lie beside the log; every proof stays good.",
        discussion: """
            The erasure is logged first, once for a comment, and then the text and its salt are deleted: an erasure that was \
            stopped is simply run again. What the log holds is not touched, and from the salted digest in it nobody can tell \
            the text. Backups, exports and copies of the text elsewhere are not reached.
            """)
    @Option(
        help: ArgumentHelp(
            "The digest a signed document gives as its commentDigest; may be repeated.", valueName: "digest"))
    var comment: [String] = []
    @Option(help: "Every comment of this person, by the name the roles have for them.")
    var person: String?
    @Option(help: "Why; stands in the log for good, so it is no place for personal text.")
    var reason: String
    @Option(help: ArgumentHelp("The ledger, sqlite:PATH or postgres://….", valueName: "url"))
    var ledger: LedgerURL
    @OptionGroup var keys: LedgerKeyOptions
    @OptionGroup var common: CommonOptions

    /// Entries that share a checkpoint.
    private static let portion = 500

    func validate() throws {
        guard comment.isEmpty != (person == nil) else {
            throw ValidationError("Name comments with --comment, or a person with --person.")
        }
        guard (1...1000).contains(reason.utf8.count) else { throw ValidationError("A reason has 1 to 1000 bytes.") }
    }

    func run() async throws {
        common.apply()
        var named: Set<Digest> = []
        for text in comment {
            guard let digest = Digest(text) ?? Digest(.sha256, hex: text), digest.algorithm == .sha256 else {
                throw CommandFailure(.usage, "'\(text)' is no sha256 digest")
            }
            named.insert(digest)
        }
        let session = try keys.open(ledger, writes: true)
        defer { session.ledger.close() }
        do {
            try await erase(named, in: session)
        } catch let failure as CommandFailure {
            throw failure
        } catch {
            throw CommandFailure(ledger: error)
        }
    }

    private func erase(_ named: Set<Digest>, in session: LedgerSession) async throws {
        let comments = Comments(session: session)
        let acts = try comments.acts(by: person, with: named)
        var targets = Dictionary(acts.map { ($0.comment, Optional($0.act)) }) { first, _ in first }
        for digest in named where targets[digest] == nil {
            // Kept before its act was recorded, and the writer died in between.
            guard try session.records.record(digest, in: .comments) != nil else {
                throw CommandFailure(
                    .usage, "no signed act names the comment \(digest)",
                    fix: "'sluice ledger report RELEASE' shows what people signed, with each commentDigest.")
            }
            targets[digest] = .some(nil)
        }
        for (name, hold) in try session.records.legalHolds(keys: session.keys) {
            let held = targets.values.contains { act in
                hold.holds(project: act?.project, environment: act?.environment, release: act?.releaseDigest)
            }
            guard !held else {
                throw CommandFailure(
                    .usage, "the legal hold \(name) is on what one of them is about: nothing was erased",
                    fix: "Lift it first, with 'sluice ledger legal-hold lift'.")
            }
        }
        let time = EntryTime(at: WallClock.now, source: .clock)
        let events = targets.sorted { $0.key < $1.key }.map { comment, act in
            Erasure(comment: comment, project: act?.project, environment: act?.environment, reason: reason)
                .record(time: time)
        }
        var new = 0
        for start in stride(from: 0, to: events.count, by: Self.portion) {
            let part = Array(events[start..<min(events.count, start + Self.portion)])
            new += try await session.record(part).count(where: \.isNew)
        }
        let deleted = try targets.keys.count { try session.records.remove($0, from: .comments) }
        Console.print(
            "\(targets.count) comments are erased: \(new) logged now, \(targets.count - new) before; "
                + "\(deleted) texts deleted, \(targets.count - deleted) were gone")
    }
}
