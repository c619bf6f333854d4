import ArgumentParser
import Artifacts
import Attestation
import Documents
import Engine
import Ledger
import Storage

/// A key that somebody else may have.
struct KeysCompromised: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compromised", abstract: "Record that a key is compromised, and list all it touched.",
        discussion: """
            The key is a ledger key by its id, or a person's SSH key or passkey by its fingerprint (SHA256:…). Listed are the entries \
            the key signed at or after the time, and decisions that counted a person's acts. From then on 'sluice ledger \
            verify' reports what the key signed. Take a person's key out of the roles as well: that is a change of trust.
            """, aliases: ["revoke"])
    @Argument(help: ArgumentHelp("A ledger key's id, or SHA256:… of an SSH key or passkey.", valueName: "key id"))
    var keyID: String
    @Option(help: ArgumentHelp("From when on the key is not believed (RFC 3339).", valueName: "time"))
    var since: String
    @Option(help: "Why; stands in the log for good.")
    var reason: String
    @Option(help: ArgumentHelp("The ledger, sqlite:PATH or postgres://….", valueName: "url"))
    var ledger: LedgerURL
    @Flag(help: "List what the key touched and record nothing.")
    var dryRun = false
    @Flag(help: "Print JSON.")
    var json = false
    @OptionGroup var keys: LedgerKeyOptions
    @OptionGroup var common: CommonOptions

    func run() async throws {
        common.apply()
        guard let time = Timestamp(since), time <= WallClock.now else {
            throw CommandFailure(
                .usage, "'\(since)' is no time that has come", fix: "Write it as 2026-11-23T12:00:00Z.")
        }
        guard (1...1000).contains(reason.utf8.count) else {
            throw CommandFailure(.usage, "a reason has 1 to 1000 bytes")
        }
        let session = try keys.open(ledger, writes: !dryRun)
        let notice = try notice(since: time, in: session)
        let touched = try CompromisedEntries(notice, in: session)
        if !dryRun {
            let list: Digest
            do {
                list = try session.evidence.store(try CanonicalJSON.payload(touched.canonical))
            } catch {
                throw CommandFailure(ledger: error)
            }
            let compromise = KeyCompromise(
                holder: notice.holder, keyID: notice.keyID, since: time, reason: reason,
                affected: .init(
                    decisions: touched.count(.decision), acts: touched.count(.act), events: touched.count(.event),
                    list: list))
            let appended = try await session.record([
                compromise.record(time: EntryTime(at: WallClock.now, source: .clock))
            ])
            Console.note("recorded as entry \(appended.last?.entry.index ?? 0) of \(ledger.text)")
        }
        Console.print(json ? touched.canonical.prettyPrinted : touched.text)
    }

    private func notice(since: Timestamp, in session: LedgerSession) throws(CommandFailure) -> KeyNotice {
        if keyID.utf8.starts(with: "SHA256:".utf8) {
            return KeyNotice(holder: .person, keyID: keyID, since: since)
        }
        let known = session.keys.filter { $0.keyID.utf8.starts(with: keyID.utf8) }
        guard keyID.utf8.count >= 8, Set(known.map(\.keyID)).count == 1, let key = known.first else {
            throw CommandFailure(
                .usage, "'\(keyID)' is no key of this ledger that the operator has",
                fix: "Give the id that 'sluice keys show' prints, and --key with the public key for an old one.")
        }
        if !dryRun, session.signer?.publicKey == key {
            throw CommandFailure(
                .usage, "the compromised key is the one that signs", fix: "Run 'sluice keys rotate' first.")
        }
        return KeyNotice(holder: .ledger, keyID: key.keyID, since: since)
    }
}

/// Every entry a compromised key touched, in the order of the log.
struct CompromisedEntries {
    enum Form: String {
        case decision, act, event
    }

    private struct Item {
        let index: UInt64
        let form: Form
        let touch: CompromiseTrace.Touch
        let fields: LedgerFields
    }

    private let notice: KeyNotice
    private var items: [Item] = []

    init(_ notice: KeyNotice, in session: LedgerSession) throws(CommandFailure) {
        self.notice = notice
        var trace = CompromiseTrace(notice, keys: session.keys)
        var next: UInt64 = 0
        do {
            while case let entries = try session.ledger.entries(from: next, limit: 1000), let last = entries.last {
                for entry in entries {
                    let content = try entry.content()
                    guard let touch = try trace.touch(entry.envelope, content) else { continue }
                    let form: Form =
                        switch content {
                        case .decision, .promotion: .decision
                        case .act: .act
                        case .event: .event
                        }
                    items.append(Item(index: entry.index, form: form, touch: touch, fields: entry.fields))
                }
                next = last.index + 1
            }
        } catch {
            throw CommandFailure(ledger: error)
        }
    }

    func count(_ form: Form) -> Int { items.count { $0.form == form } }

    var text: String {
        let lines = items.map { item in
            let fields = item.fields
            let release = [fields.project, fields.name].compactMap { $0 }.joined(separator: "/")
            return [
                "entry \(item.index)", fields.time.at.description, fields.kind.rawValue, fields.verdict?.rawValue ?? "",
                release + (fields.version.map { "@\($0)" } ?? ""), fields.environment ?? "", fields.principal ?? "",
                item.touch == .relies ? "relies on what the key signed" : "signed by the key",
            ].filter { !$0.isEmpty }.joined(separator: "  ")
        }
        let summary =
            "\(notice.keyID) touched \(count(.decision)) decisions, \(count(.act)) signed acts and \(count(.event)) other entries since \(notice.since)"
        return ([summary] + lines).map(TerminalText.escaped).joined(separator: "\n")
    }

    /// `sluice/compromise/v1`.
    var canonical: JSONValue {
        [
            "schema": "sluice/compromise/v1", "keyID": .string(notice.keyID),
            "holder": .string(notice.holder.rawValue), "since": .string(notice.since.description),
            "entries": .array(
                items.map { item in
                    let fields = item.fields
                    return [
                        "at": .string(fields.time.at.description), "entry": .integer(Int64(clamping: item.index)),
                        "environment": .optional(fields.environment), "kind": .string(fields.kind.rawValue),
                        "name": .optional(fields.name), "principal": .optional(fields.principal),
                        "project": .optional(fields.project),
                        "releaseDigest": .optional(fields.releaseDigest?.description),
                        "touch": .string(item.touch.rawValue), "verdict": .optional(fields.verdict?.rawValue),
                        "version": .optional(fields.version),
                    ]
                }),
        ]
    }
}
